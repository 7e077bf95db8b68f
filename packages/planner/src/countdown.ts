import type { PlanOptions } from '@fleetmix/core';

/** The same options at any later moment, with what is left of the time; at least 1 ms, so that a limit stays one. */
export function countdown(options: PlanOptions): () => PlanOptions {
  const started = performance.now();
  const { timeLimitMs } = options;
  if (timeLimitMs === undefined) return () => options;
  return () => ({ ...options, timeLimitMs: Math.max(1, timeLimitMs - (performance.now() - started)) });
}
