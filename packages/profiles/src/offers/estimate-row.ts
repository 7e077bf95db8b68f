import { type Capacity, capacity } from '../estimate/capacity.ts';
import { gpusOf, type Replica } from '../estimate/replica.ts';
import type { SizedClass } from './candidate.ts';

/** What one engine sustains of each class, in their order; 0 with one reason for all where it cannot be built. */
export function estimateRow(replica: Replica, classes: readonly SizedClass[]): readonly Capacity[] {
  const reason = unbuildable(replica);
  if (reason !== undefined) return classes.map(() => ({ requestsPerSecond: 0, reason }));
  return classes.map(({ size, slo }) => capacity(replica, size, slo));
}

/** Why engines do not take this model on so many of these GPUs, whatever the requests. */
function unbuildable(replica: Replica): string | undefined {
  const { shape, accelerator, tensorParallel = 1 } = replica;
  if (accelerator.denseTflops.bf16 === undefined) return `no bf16 figure is known for ${accelerator.id}.`;
  if (shape.heads % tensorParallel !== 0) {
    return `${shape.heads} attention heads of ${shape.id} cannot be divided over ${gpusOf(replica)} GPUs.`;
  }
  return undefined;
}
