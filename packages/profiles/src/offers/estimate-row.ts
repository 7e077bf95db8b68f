import { type Capacity, capacity } from '../estimate/capacity.ts';
import { engines } from '../estimate/engines.ts';
import type { Replica } from '../estimate/replica.ts';
import { decodeCapacity, prefillCapacity } from '../estimate/split-capacity.ts';
import type { SizedClass } from './candidate.ts';

/** What one engine sustains of each class, in their order; 0 with one reason for all where it cannot be built. */
export function estimateRow(replica: Replica, classes: readonly SizedClass[]): readonly Capacity[] {
  const reason = unbuildable(replica);
  if (reason !== undefined) return classes.map(() => ({ requestsPerSecond: 0, reason }));
  return classes.map(({ size, slo }) => capacity(replica, size, slo));
}

/** What one engine sustains of each class when it does one half of the work. */
export interface SplitRow {
  readonly prefill: readonly Capacity[];
  readonly decode: readonly Capacity[];
}

/**
 * What one engine sustains of each class as a prefill replica and as a decode replica: see {@link prefillCapacity}.
 * @param linkGBps GB/s of each of its GPUs
 */
export function splitRow(replica: Replica, classes: readonly SizedClass[], linkGBps: number): SplitRow {
  const reason = unbuildable(replica);
  const row = (estimate: (one: SizedClass) => Capacity): readonly Capacity[] =>
    reason === undefined ? classes.map(estimate) : classes.map(() => ({ requestsPerSecond: 0, reason }));
  return {
    prefill: row(({ size, slo }) => prefillCapacity(replica, size, slo, linkGBps)),
    decode: row(({ size, slo }) => decodeCapacity(replica, size, slo)),
  };
}

/** Why engines do not take this model on so many of these GPUs, whatever the requests. */
function unbuildable({ shape, accelerator, tensorParallel = 1, engine = engines.vllm }: Replica): string | undefined {
  const { id, denseTflops, vendor = 'NVIDIA', computeCapability = '8.0' } = accelerator;
  if (!fittedVendors.includes(vendor)) {
    return `no engine was ever measured for us on accelerators of ${vendor}: only measurements of your own could tell.`;
  }
  if (engine.name.startsWith('trtllm') && vendor !== 'NVIDIA') return 'TensorRT-LLM runs on GPUs of NVIDIA only.';
  if (Number(computeCapability) < 8) {
    return `bf16 takes compute capability 8.0 or more, and ${id} has ${computeCapability}.`;
  }
  if (denseTflops.bf16 === undefined) return `no bf16 figure is known for ${id}.`;
  if (shape.heads % tensorParallel !== 0) {
    return `${shape.heads} attention heads cannot be divided over ${tensorParallel} GPUs.`;
  }
  return undefined;
}

/** Whose GPUs the engines' constants were fitted to. */
const fittedVendors: readonly string[] = ['NVIDIA', 'AMD'];
