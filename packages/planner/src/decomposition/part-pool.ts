import type { Scenario } from '@fleetmix/core';
import type { EngineResult } from '../engine/index.ts';
import { type PartPlan, planPart, type Terms } from './part-plan.ts';

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
  plan(part: number, terms: Terms, options: PartOptions): Promise<EngineResult | (EngineResult & PartPlan)>;
  close(): void;
}

/** Plans one part with what is left of the time. */
export function planUntil(
  scenario: Scenario,
  terms: Terms,
  { until, ...options }: PartOptions,
  signal: AbortSignal | undefined,
): Promise<EngineResult | (EngineResult & PartPlan)> {
  const limit = until === undefined ? {} : { timeLimitMs: Math.max(0, until - Date.now()) };
  return planPart(scenario, terms, { ...options, ...limit, ...(signal === undefined ? {} : { signal }) });
}

/** In this thread, one after the other. */
export const thisThread: PartPool = {
  open: (parts, signal) => ({
    plan: (part, terms, options) => planUntil(parts[part] as Scenario, terms, options, signal),
    close: () => undefined,
  }),
};
