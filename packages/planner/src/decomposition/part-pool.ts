import type { Scenario } from '@fleetmix/core';
import { nextTurn } from '../engine/driver.ts';
import type { EngineResult } from '../engine/index.ts';
import { joined } from './joined.ts';
import { planPart, type Terms } from './part-plan.ts';

/** Limits on the planning of one part. */
export interface PartOptions {
  readonly relativeGap: number;
  readonly nodeLimit?: number;
  /** When to stop, in ms since 1970: the only clock that workers share. */
  readonly until?: number;
}

/** Where parts are planned: in this thread, or in workers. The answers are the same. */
export interface PartPool {
  /** Takes the parts over; they are planned by their positions, until the signal is aborted. */
  open(parts: readonly Scenario[], signal?: AbortSignal): PartSession;
}

/** Parts that were taken over. */
export interface PartSession {
  /** Plans one part, or several as one, at the terms' prices and within their limits. */
  plan(members: readonly number[], terms: Terms, options: PartOptions): Promise<EngineResult>;
  close(): void;
}

/** Plans parts as one with what is left of the time. */
export async function planUntil(
  parts: readonly Scenario[],
  members: readonly number[],
  terms: Terms,
  { until, ...options }: PartOptions,
  signal: AbortSignal | undefined,
): Promise<EngineResult> {
  const limit = until === undefined ? {} : { timeLimitMs: Math.max(0, until - Date.now()) };
  const scenario = joined(members.map((part) => parts[part] as Scenario));
  return planPart(scenario, terms, { ...options, ...limit, ...(signal === undefined ? {} : { signal }) });
}

/** How long the thread is kept from the event loop, in ms, so that a signal can arrive. */
const turnMs = 12;

/** In this thread, one after the other. */
export const thisThread: PartPool = {
  open: (parts, signal) => {
    let last: Promise<unknown> = Promise.resolve();
    let turn = performance.now();
    const next = async (): Promise<void> => {
      if (performance.now() - turn < turnMs) return;
      await nextTurn();
      turn = performance.now();
    };
    return {
      plan: (members, terms, options) => {
        const answer = last.then(next).then(() => planUntil(parts, members, terms, options, signal));
        last = answer.catch(() => undefined);
        return answer;
      },
      close: () => undefined,
    };
  },
};
