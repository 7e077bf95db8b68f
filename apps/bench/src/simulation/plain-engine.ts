import type { Arrivals, StepTime } from '@fleetmix/simulator';

interface Sequence {
  readonly atMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  computed: number;
  generated: number;
}

/** Limits of the engine that is compared. */
export interface PlainLimits {
  readonly step: StepTime;
  readonly maxSequences: number;
  readonly maxBatchedTokens: number;
}

/**
 * An engine that takes every step and looks at every sequence in it, as discrete simulators of vLLM do; for caches that are
 * never full. Gives the mean time of a request.
 */
export function plainEngine(arrivals: Arrivals, { step, maxSequences, maxBatchedTokens }: PlainLimits): number {
  const stream = arrivals.open(1);
  const request = { atMs: 0, inputTokens: 1, outputTokens: 1, requestClass: 0, cachedTokens: 0 };
  const next = (): Sequence | undefined =>
    stream.next(request) ? { ...request, computed: 0, generated: 0 } : undefined;
  const waiting: Sequence[] = [];
  let running: Sequence[] = [];
  let [nowMs, sumMs, ended, coming] = [0, 0, 0, next()];
  for (;;) {
    if (running.length === 0 && waiting.length === 0) {
      if (coming === undefined) return sumMs / ended;
      nowMs = Math.max(nowMs, coming.atMs);
    }
    for (; coming !== undefined && coming.atMs <= nowMs; coming = next()) waiting.push(coming);
    const batch = { prefill: [] as { newTokens: number; pastTokens: number }[], decodes: 0, decodeKvTokens: 0 };
    let budget = maxBatchedTokens;
    for (const sequence of running) {
      const { computed, inputTokens, generated } = sequence;
      if (generated > 0) {
        batch.decodes += 1;
        batch.decodeKvTokens += computed + 1;
        sequence.computed += 1;
        budget -= 1;
      } else if (budget > 0) {
        const newTokens = Math.min(budget, inputTokens - computed);
        batch.prefill.push({ newTokens, pastTokens: computed });
        sequence.computed += newTokens;
        budget -= newTokens;
      }
    }
    while (budget > 0 && running.length < maxSequences) {
      const sequence = waiting.shift();
      if (sequence === undefined) break;
      const newTokens = Math.min(budget, sequence.inputTokens);
      batch.prefill.push({ newTokens, pastTokens: 0 });
      sequence.computed = newTokens;
      budget -= newTokens;
      running.push(sequence);
    }
    nowMs += step(batch);
    for (const sequence of running) {
      if (sequence.computed < sequence.inputTokens + sequence.generated) continue;
      sequence.generated += 1;
      if (sequence.generated < sequence.outputTokens) continue;
      sumMs += nowMs - sequence.atMs;
      ended += 1;
    }
    running = running.filter(({ generated, outputTokens }) => generated < outputTokens);
  }
}
