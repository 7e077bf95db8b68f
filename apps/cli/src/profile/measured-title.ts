import type { MeasuredReplica } from '@fleetmix/profiles';
import { replicaText } from './served-replica.ts';

/** What was measured on, in words: `Llama-3.1-8B-Instruct on 2 x H100-SXM (vllm, fp8)`. */
export function measuredTitle(replica: MeasuredReplica): string {
  const { model = 'a model that is not named', gpu = 'GPUs that are not named', engine, precision } = replica;
  const { gpusPerReplica = replica.tensorParallel ?? 1 } = replica;
  const beside = [engine, precision].filter((word) => word !== undefined);
  return `${replicaText(model, gpu, gpusPerReplica)}${beside.length === 0 ? '' : ` (${beside.join(', ')})`}`;
}
