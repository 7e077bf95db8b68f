import { maxKvTokens, type Replica, stepModel } from '@fleetmix/profiles';
import { continuousBatching, type RequestColumns, replay, simulate } from '@fleetmix/simulator';
import type { RecordedRun } from './recorded-run.ts';
import { testedEfficiency, vllm019 } from './tested-hosts.ts';

/** Copies of a dense model know nothing of each other; those of a mixture of experts work in step. */
function inStep({ shape, dataParallel }: RecordedRun): number {
  return shape.moe === undefined ? 1 : dataParallel;
}

function replicaOf(run: RecordedRun): Replica {
  const { accelerator, shape, weights, kvCache, tensorParallel, pipelineParallel, dataParallel } = run;
  const { maxBatchedTokens, memoryUtilization } = run;
  return {
    shape,
    accelerator,
    ...(weights === undefined ? {} : { weights }),
    kvCache,
    tensorParallel,
    pipelineParallel,
    dataParallel: inStep(run),
    expertParallel: run.expertParallel ? tensorParallel * dataParallel : 1,
    memoryUtilization,
    engine: { ...vllm019, maxBatchedTokens },
    efficiency: testedEfficiency(accelerator),
  };
}

/**
 * The requests of a recorded run sent at the same times to a simulated engine of the same settings. Copies of the attention
 * layers work in step, so they are one engine with the limits of all together. None where the estimate has no room for the
 * model.
 */
export async function replayed(run: RecordedRun): Promise<RequestColumns | undefined> {
  const replica = replicaOf(run);
  const kvTokens = run.kvTokens ?? maxKvTokens(replica);
  if (kvTokens < 1024) return undefined;
  const kind = continuousBatching({
    step: stepModel(replica),
    kvTokens,
    maxSequences: run.maxSequences * inStep(run),
    maxBatchedTokens: run.maxBatchedTokens * inStep(run),
    stepsAhead: run.stepsAhead,
  });
  const trace = {
    arrivalS: run.requests.map(({ arrivalS }) => arrivalS),
    inputTokens: run.requests.map(({ inputTokens }) => inputTokens),
    outputTokens: run.requests.map(({ outputTokens }) => outputTokens),
  };
  const { log } = await simulate(
    { offers: [{ name: run.set, replicas: run.dataParallel / inStep(run), kind }] },
    replay(trace),
    { warmUpMs: 0 },
  );
  return log;
}
