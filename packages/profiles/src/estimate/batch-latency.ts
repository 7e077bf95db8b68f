import type { RequestSize } from '../request-size.ts';
import { engines } from './engines.ts';
import type { Replica } from './replica.ts';
import { roomFor } from './room.ts';
import { stepModel } from './step-model.ts';

/** What a batch of requests of one size takes that all begin at once, as offline benchmarks measure it. */
export interface BatchLatency {
  readonly firstTokenMs: number;
  readonly totalMs: number;
  /** Input and output tokens together. */
  readonly tokensPerSecond: number;
}

/** Time of `requests` of one size begun at once; those for which the KV cache has no room come after. */
export function batchLatency(replica: Replica, size: RequestSize, requests: number): BatchLatency | undefined {
  const { inputTokens, outputTokens } = size;
  const room = roomFor(replica, size);
  if (room === 0) return undefined;
  const step = stepModel(replica);
  const { maxBatchedTokens } = replica.engine ?? engines.vllm;
  const running = Math.min(requests, room);
  const prompts = Math.max(1, Math.min(running, Math.floor(maxBatchedTokens / inputTokens)));
  const chunk = { newTokens: inputTokens, pastTokens: 0 };
  const prefillStep = step({ prefill: new Array(Math.round(prompts)).fill(chunk), decodes: 0, decodeKvTokens: 0 });
  const firstTokenMs = (prefillStep * running) / prompts;
  const kvTokens = running * (inputTokens + outputTokens / 2);
  const decodeMs = (outputTokens - 1) * step({ prefill: [], decodes: running, decodeKvTokens: kvTokens });
  const totalMs = ((firstTokenMs + decodeMs) * requests) / running;
  return { firstTokenMs, totalMs, tokensPerSecond: (1000 * requests * (inputTokens + outputTokens)) / totalMs };
}
