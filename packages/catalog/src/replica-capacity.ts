import type { PublishedGpu } from './published-gpu.ts';
import type { ReplicaSize } from './replica-size.ts';
import type { RequestType } from './request-type.ts';
import { computeFactor, memoryUtilization } from './simulation-setting.ts';

/**
 * Requests of one type that a replica holds at once when it serves nothing else, as the simulation has it: what memory or
 * compute allows on one GPU, times the speed-up. 0 where one request does not fit into one GPU: memory is not pooled.
 */
export function replicaCapacity(gpu: PublishedGpu, { speedUp }: ReplicaSize, type: RequestType): number {
  const usableGB = memoryUtilization * gpu.memoryGB;
  if (type.memoryGB > usableGB) return 0;
  const onOneGpu = Math.min(usableGB / type.memoryGB, (gpu.computeTflops * computeFactor) / type.compute);
  return withoutBinaryNoise(onOneGpu * speedUp);
}

/** 67.2 for 67.19999999999999; a number that is no short decimal keeps every digit. */
function withoutBinaryNoise(value: number): number {
  const near = Number(value.toPrecision(15));
  return String(near).length <= 10 ? near : value;
}
