import type { Batch } from '../step.ts';
import type { ContinuousBatching } from './continuous-batching.ts';

/** What the slow engine is given, and what it says of it. */
export interface Asked {
  readonly atMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens?: number;
}

export interface Answered {
  readonly firstTokenMs: number;
  readonly endMs: number;
  readonly preemptions: number;
}

class Sequence {
  readonly asked: Asked;
  computed = 0;
  held = 0;
  target: number;
  generated = 0;
  /** Whether only the last sampled token is left to compute. */
  decodes = false;
  preemptions = 0;
  firstTokenMs = Number.NaN;
  endMs = Number.NaN;

  constructor(asked: Asked) {
    this.asked = asked;
    this.target = asked.inputTokens;
  }
}

/**
 * vLLM's scheduler as it is told in its own words, one step and one sequence at a time: nothing is summed, skipped or
 * remembered. Runs the requests, which come in the order of their arrival, until all have ended.
 */
export class StepByStep {
  readonly #options: Required<ContinuousBatching>;
  #waiting: Sequence[] = [];
  #running: Sequence[] = [];
  #leaving: Sequence[] = [];
  #free: number;
  steps = 0;

  constructor(options: ContinuousBatching) {
    this.#options = { blockTokens: 16, requestMs: 0, stepsAhead: 1, reservePrompt: true, ...options };
    this.#free = Math.floor(options.kvTokens / this.#options.blockTokens);
  }

  serve(requests: readonly Asked[]): readonly Answered[] {
    const sequences = requests.map((asked) => new Sequence(asked));
    let [arrived, now, end] = [0, requests[0]?.atMs ?? 0, 0];
    for (;;) {
      while (arrived < sequences.length && (requests[arrived] as Asked).atMs <= now)
        this.#waiting.push(sequences[arrived++] as Sequence);
      this.#letGo(now);
      const scheduled = this.#schedule();
      if (scheduled.length === 0) {
        const idle = this.#leaving[0]?.endMs ?? requests[arrived]?.atMs;
        if (idle === undefined) return sequences;
        now = idle;
        continue;
      }
      const before = end;
      end = Math.max(now, end) + this.#options.step(batchOf(scheduled));
      this.steps += 1;
      for (const [sequence, tokens] of scheduled) this.#advance(sequence, tokens, end);
      now = this.#options.stepsAhead === 1 ? Math.max(now, before) : end;
    }
  }

  #letGo(now: number): void {
    for (const { endMs, held } of this.#leaving) if (endMs <= now) this.#free += held;
    this.#leaving = this.#leaving.filter(({ endMs }) => endMs > now);
  }

  #schedule(): [Sequence, number][] {
    const { maxBatchedTokens, maxSequences, reservePrompt } = this.#options;
    const scheduled: [Sequence, number][] = [];
    let budget = maxBatchedTokens;
    let preempted = false;
    for (let at = 0; at < this.#running.length && budget > 0; at += 1) {
      const sequence = this.#running[at] as Sequence;
      const tokens = Math.min(budget, sequence.target - sequence.computed);
      while (this.#blocks(sequence, tokens) > this.#free) {
        preempted = true;
        if (this.#preempt() === sequence) break;
      }
      if (!this.#running.includes(sequence)) break;
      this.#give(sequence, tokens);
      scheduled.push([sequence, tokens]);
      budget -= tokens;
    }
    while (!preempted && budget > 0 && this.#waiting.length > 0) {
      if (this.#running.length + this.#leaving.length >= maxSequences) break;
      const sequence = this.#waiting[0] as Sequence;
      const { cachedTokens = 0 } = sequence.asked;
      const cached = Math.min(cachedTokens, sequence.target - 1);
      const tokens = Math.min(budget, sequence.target - cached);
      if (this.#blocks(sequence, reservePrompt ? sequence.target : cached + tokens) > this.#free) break;
      this.#waiting.shift();
      this.#running.push(sequence);
      sequence.computed = cached;
      this.#give(sequence, tokens);
      scheduled.push([sequence, tokens]);
      budget -= tokens;
    }
    return scheduled;
  }

  #blocks(sequence: Sequence, tokens: number): number {
    return Math.ceil((sequence.computed + tokens) / this.#options.blockTokens) - sequence.held;
  }

  #give(sequence: Sequence, tokens: number): void {
    const blocks = this.#blocks(sequence, tokens);
    sequence.held += blocks;
    this.#free -= blocks;
  }

  #preempt(): Sequence {
    const victim = this.#running.pop() as Sequence;
    this.#free += victim.held;
    victim.held = 0;
    victim.computed = 0;
    victim.decodes = false;
    victim.preemptions += 1;
    this.#waiting.unshift(victim);
    return victim;
  }

  #advance(sequence: Sequence, tokens: number, end: number): void {
    sequence.computed += tokens;
    if (sequence.computed < sequence.target) return;
    sequence.generated += 1;
    sequence.decodes = true;
    sequence.target = sequence.computed + 1;
    if (sequence.generated === 1) sequence.firstTokenMs = end;
    if (sequence.generated < sequence.asked.outputTokens) return;
    sequence.endMs = end;
    this.#running = this.#running.filter((one) => one !== sequence);
    this.#leaving.push(sequence);
  }
}

function batchOf(scheduled: readonly [Sequence, number][]): Batch {
  const decoding = scheduled.filter(([{ decodes }]) => decodes);
  const prompts = scheduled.filter(([{ decodes }]) => !decodes);
  return {
    prefill: prompts.map(([{ computed }, newTokens]) => ({ newTokens, pastTokens: computed })),
    decodes: decoding.length,
    decodeKvTokens: decoding.reduce((sum, [{ computed }]) => sum + computed + 1, 0),
  };
}
