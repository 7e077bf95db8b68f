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

/** How long parts are planned in this thread before others are asked, in ms: most scenarios are done by then. */
const headStartMs = 2000;

/**
 * In this thread at first, and in the pool when that takes long: workers need a while to start, and each has to warm up. The
 * answers are the same, so that here a clock may decide.
 */
export function eventually(pool: () => Promise<PartPool>, afterMs = headStartMs): PartPool {
  return {
    open: (parts, signal) => {
      const here = thisThread.open(parts, signal);
      const began = performance.now();
      let others: Promise<PartSession> | undefined;
      let last: Promise<unknown> = Promise.resolve();
      return {
        plan: async (...task) => {
          const turn = last.then(async () => {
            if (performance.now() - began < afterMs) return { answer: await here.plan(...task) };
            others ??= pool().then((opened) => opened.open(parts, signal));
            return { session: await others };
          });
          last = turn.catch(() => undefined);
          const taken = await turn;
          return 'answer' in taken ? taken.answer : taken.session.plan(...task);
        },
        close: () => void others?.then((session) => session.close()),
      };
    },
  };
}
