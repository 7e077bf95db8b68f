import { findGpu } from '@fleetmix/catalog';
import { efficiencyOf, gpusOf, maxKvTokens, memoryOf, type RequestSize } from '@fleetmix/profiles';
import { type Delivery, deliver } from '../catalog/catalog-formats.ts';
import { listCsv } from '../catalog/listing.ts';
import type { ExitCode } from '../exit-code.ts';
import { servedModel } from '../sizing/served-model.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { estimateColumns } from './estimate-columns.ts';
import { estimateTable } from './estimate-table.ts';
import { type EstimatedRow, estimatedRow } from './estimated-row.ts';
import { type EngineRequest, hindrance, type ServedReplica, servedReplica } from './served-replica.ts';
import { percentileName, type TargetRequest, targetsOf } from './targets.ts';

/** What `fleetmix profile estimate` is asked for; flags by their names. */
export interface EstimateRequest extends EngineRequest, TargetRequest, Delivery {
  readonly model?: string | undefined;
  readonly gpu?: readonly string[] | undefined;
  readonly size?: readonly RequestSize[] | undefined;
}

/** What one engine sustains at each size. */
export interface EstimatedEngine {
  readonly replica: ServedReplica;
  /** Why it serves nothing at all. */
  readonly hindrance: string | undefined;
  readonly rows: readonly EstimatedRow[];
}

const inputs = [100, 300, 1000, 3000, 10_000, 30_000];
const outputs = [30, 100, 300, 1000];
const grid = inputs.flatMap((inputTokens) => outputs.map((outputTokens) => ({ inputTokens, outputTokens })));

/**
 * Estimates what one engine sustains, on each GPU that is named.
 * @throws UsageError, UnknownNameError
 */
export async function runEstimate(request: EstimateRequest, terminal: Terminal): Promise<ExitCode> {
  const { gpu: names = [], size: sizes = grid } = request;
  const model = await servedModel(request.model);
  if (names.length === 0) throw new UsageError('name the GPU: --gpu h100. There are: fleetmix catalog gpus.');
  const gpus = new Map(names.map((name) => findGpu(name)).map((gpu) => [gpu.id, gpu]));
  const slo = targetsOf(request);
  const engines = [...gpus.values()].map((gpu): EstimatedEngine => {
    const replica = servedReplica(model, gpu, request);
    const reason = hindrance(replica);
    return { replica, hindrance: reason, rows: sizes.map((size) => estimatedRow(replica, size, slo, reason)) };
  });
  const rows = engines.flatMap((engine) => engine.rows);
  const formats = {
    table: () => estimateTable(engines, slo),
    document: () => ({ source: 'estimated', slo, engines: engines.map(engineDocument), rows }),
    csv: () => listCsv(rows, estimateColumns(percentileName(slo.percentile), 'gpus')),
  };
  return deliver(formats, request, terminal);
}

function engineDocument({ replica, hindrance: reason }: EstimatedEngine): object {
  const { basis, source } = efficiencyOf(replica.accelerator);
  const { shape, accelerator, engineName, weights, kvCache, tensorParallel, pipelineParallel } = replica;
  return {
    model: shape.id,
    gpu: accelerator.id,
    gpusPerReplica: gpusOf(replica),
    tensorParallel,
    pipelineParallel,
    engine: engineName,
    precision: weights,
    kvCache,
    memory: { ...memoryOf(replica), kvCacheTokens: maxKvTokens(replica) },
    efficiency: { basis, source },
    ...(reason === undefined ? {} : { reason }),
  };
}
