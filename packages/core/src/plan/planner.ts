import type { Scenario } from '../scenario/scenario.ts';
import type { PlanResult } from './plan.ts';

/** Where a search stands. Costs in USD/hour; absent while there is none. */
export interface Progress {
  readonly incumbentUsdPerHour?: number;
  readonly atLeastUsdPerHour?: number;
}

/** Limits of one call, all optional. */
export interface PlanOptions {
  /** Stop after this many milliseconds with the best plan so far. */
  readonly timeLimitMs?: number;
  /** Stop when (cost - bound) / cost is at most this; 0 asks for a proved optimum. */
  readonly relativeGap?: number;
  /** Stop when aborted, as if the time were up. A planner whose solver cannot be interrupted looks before it starts. */
  readonly signal?: AbortSignal;
  /** Called now and then while searching. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Makes plans. The one interface of every way to plan: exact, greedy, homogeneous, or yours. */
export interface Planner {
  readonly name: string;
  plan(scenario: Scenario, options?: PlanOptions): Promise<PlanResult>;
}
