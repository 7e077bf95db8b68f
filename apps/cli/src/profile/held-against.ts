import type { Model } from '@fleetmix/catalog';
import { quoted, type Slo } from '@fleetmix/core';
import {
  type Calibration,
  calibrate,
  estimatorOf,
  type MeasuredReplica,
  type Measurement,
  measuredReplicas,
} from '@fleetmix/profiles';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { knownGpu, knownModel } from './known-names.ts';
import { measuredTitle } from './measured-title.ts';
import { engineNamed, precisionNamed } from './named-serving.ts';
import { type EngineRequest, hindrance, type ServedReplica, servedReplica } from './served-replica.ts';

/** Measurements of one replica, and the estimate corrected by them. */
export interface HeldAgainst {
  readonly replica: ServedReplica;
  readonly measurements: readonly Measurement[];
  readonly calibration: Calibration;
}

/**
 * Holds measurements against the estimate of what they were made on, replica by replica. `own` is a model that the catalog
 * does not have. Replicas that the estimate has no engine for are left out and told.
 * @throws UsageError where a replica's model or GPU is not known, or none can be estimated
 */
export function heldAgainst(
  measurements: readonly Measurement[],
  slo: Slo,
  request: EngineRequest,
  own: Model | undefined,
  terminal: Terminal,
): readonly HeldAgainst[] {
  const hindrances: string[] = [];
  const held = measuredReplicas(measurements).flatMap(({ replica: measured, measurements: runs }) => {
    const replica = replicaOf(measured, request, own);
    const reason = hindrance(replica);
    if (reason === undefined) {
      return [{ replica, measurements: runs, calibration: calibrate(estimatorOf(replica, slo), runs, slo) }];
    }
    hindrances.push(`${measuredTitle(measured)}: ${reason}`);
    return [];
  });
  if (held.length === 0) throw new UsageError(`there is no estimate to hold measurements against. ${hindrances[0]}`);
  for (const text of hindrances) terminal.note(`Left out, without an estimate: ${text}`);
  return held;
}

function replicaOf(measured: MeasuredReplica, request: EngineRequest, own: Model | undefined): ServedReplica {
  const { gpusPerReplica: gpus, tensorParallel: tensor } = measured;
  const model = measured.model === own?.id ? own : knownModel(measured.model ?? '');
  const gpu = knownGpu(measured.gpu ?? '');
  if (model === undefined) throw unknown('model', measured.model, '--model llama-3.1-8b, or --model of a config.json');
  if (gpu === undefined) throw unknown('GPU', measured.gpu, '--gpu h100, or h100=FILE');
  const pipelineParallel = request['pipeline-parallel'] ?? wholeShare(gpus, tensor) ?? 1;
  const tensorParallel = tensor ?? wholeShare(gpus, pipelineParallel) ?? 1;
  return servedReplica(model, gpu, {
    ...request,
    engine: request.engine ?? engineNamed(measured.engine),
    weights: request.weights ?? precisionNamed(measured.precision),
    'tensor-parallel': tensorParallel,
    'pipeline-parallel': pipelineParallel,
  });
}

/** Undefined where one of them is not known or they do not divide. */
function wholeShare(gpus: number | undefined, parts: number | undefined): number | undefined {
  return gpus === undefined || parts === undefined || gpus % parts !== 0 ? undefined : gpus / parts;
}

function unknown(what: string, name: string | undefined, remedy: string): UsageError {
  const problem =
    name === undefined
      ? `the measurements do not say of which ${what} they are`
      : `the measurements are of the ${what} ${quoted(name)}, which is not in the catalog`;
  return new UsageError(`${problem}. Say it: ${remedy}.`);
}
