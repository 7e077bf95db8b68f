import type { RequestSize } from '../request-size.ts';
import { engines } from './engines.ts';
import { maxKvTokens } from './memory.ts';
import type { Replica } from './replica.ts';

/** Requests of a size that a replica holds at once: KV cache and the engine's limit; 0 where not even one fits. */
export function roomFor(replica: Replica, { inputTokens, outputTokens }: RequestSize): number {
  const { engine = engines.vllm, dataParallel = 1, pipelineParallel = 1 } = replica;
  const tokens = maxKvTokens(replica);
  if (tokens < inputTokens + outputTokens) return 0;
  const held = inputTokens + Math.max(0.5, engine.reservedOutputShare) * outputTokens;
  return Math.max(1, Math.min(tokens / held, engine.maxSequences * dataParallel * pipelineParallel));
}
