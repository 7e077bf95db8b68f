import { type Delivery, deliver } from '../catalog/catalog-formats.ts';
import { listCsv } from '../catalog/listing.ts';
import type { ExitCode } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import { servedModel } from '../sizing/served-model.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { comparisonColumns } from './comparison-columns.ts';
import { comparisonRows, factorsOf, farFactor, medianErrors, replicaFields } from './comparison-row.ts';
import { completed, type ReplicaRequest } from './completed.ts';
import { type HeldAgainst, heldAgainst } from './held-against.ts';
import { heldTable } from './held-table.ts';
import { loadMeasurements } from './load-measurements.ts';
import type { EngineRequest } from './served-replica.ts';
import { type TargetRequest, targetsOf } from './targets.ts';

/** What `fleetmix profile compare` is asked for; flags by their names. */
export interface HeldAgainstRequest extends ReplicaRequest, EngineRequest, TargetRequest, Delivery {
  readonly files: readonly string[];
}

/**
 * Holds measurements against the estimate of the same replica, and the estimate corrected by them against itself.
 * @throws UsageError, UnknownNameError, MeasurementError
 */
export async function runHeldAgainst(request: HeldAgainstRequest, terminal: Terminal): Promise<ExitCode> {
  const { files } = request;
  if (files.length === 0) {
    throw new UsageError('name the measurements: fleetmix profile compare bench.json --model llama-3.1-8b --gpu h100.');
  }
  const slo = targetsOf(request);
  // Told before files are read.
  const own = request.model === undefined ? undefined : await servedModel(request.model);
  const loaded = await loadMeasurements(files, terminal);
  const { measurements, tables } = completed(loaded, { ...request, model: own?.id }, terminal);
  if (tables.length > 0) {
    terminal.note(`Not compared: ${counted(tables.length, 'table')} of capacities, of which the runs are not there.`);
  }
  const held = heldAgainst(measurements, slo, request, own, terminal);
  const rows = held.flatMap((one) => comparisonRows(one).map((row) => ({ ...replicaFields(one), ...row })));
  const formats = {
    table: () => heldTable(held, slo),
    document: () => ({ slo, replicas: held.map(heldDocument) }),
    csv: () => listCsv(rows, comparisonColumns(rows)),
  };
  return deliver(formats, request, terminal);
}

function heldDocument(held: HeldAgainst): object {
  const { error, notices } = held.calibration;
  const comparisons = comparisonRows(held);
  return {
    ...replicaFields(held),
    runs: held.measurements.length,
    comparisons,
    medianErrors: medianErrors(comparisons),
    ...(error === undefined ? {} : { correction: { ...error, factors: factorsOf(held), farFactor: farFactor(held) } }),
    notices,
  };
}
