import { evaluate, type Planner, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import { SolverFailure, UnsupportedModelError } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { nextTurn } from '../engine/driver.ts';

/** How far an explanation is: plans made, and what the next is for. */
export interface ExplainProgress {
  readonly plans: number;
  /** For people: `without the stock of "L4": 12 GPUs`. */
  readonly what: string;
}

/** Makes the plans that an explanation needs, one after the other, within its time. */
export interface Replanning {
  /** Undefined where the time was up before it began. */
  readonly plan: (scenario: Scenario, what: string, relativeGap?: number) => Promise<PlanResult | undefined>;
  /** Whether a plan was left out, or not proved, for want of time. */
  readonly wasCut: () => boolean;
  readonly plans: () => number;
  /** Share of the time that is left; 1 where there is no limit. */
  readonly left: () => number;
}

/** One plan may have this share of the time that is left, so that a hard one leaves some for the others. */
const shareOfTime = 0.4;

/** Plans with `planner` until `options.timeLimitMs` have passed, or the signal is given. */
export function replanning(
  planner: Planner,
  { timeLimitMs, signal }: Pick<PlanOptions, 'timeLimitMs' | 'signal'>,
  onProgress: (progress: ExplainProgress) => void,
): Replanning {
  const remaining = countdown({
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(signal === undefined ? {} : { signal }),
  });
  let plans = 0;
  let isCut = false;
  return {
    plan: async (scenario, what, relativeGap = 0) => {
      // Many small plans must not keep the signal from arriving.
      await nextTurn();
      const { timeLimitMs: left, ...rest } = remaining();
      if (signal?.aborted || (left !== undefined && left <= 1)) {
        isCut = true;
        return undefined;
      }
      onProgress({ plans, what });
      plans++;
      const limit = left === undefined ? {} : { timeLimitMs: Math.max(1, left * shareOfTime) };
      const result = await planner.plan(scenario, { ...rest, ...limit, relativeGap }).catch(failed);
      if (result.status === 'gave-up' || (relativeGap === 0 && result.status === 'planned' && !isOptimal(result)))
        isCut = true;
      return result;
    },
    wasCut: () => isCut,
    plans: () => plans,
    left: () => (timeLimitMs === undefined ? 1 : (remaining().timeLimitMs ?? 0) / timeLimitMs),
  };
}

/** A solver that breaks on one of the many plans leaves a gap in the explanation, and not none of it. */
function failed(error: unknown): PlanResult {
  if (!(error instanceof SolverFailure) && !(error instanceof UnsupportedModelError)) throw error;
  return { status: 'gave-up', reason: error.message, exhausted: false };
}

/** What a plan costs, and whether it is proved that nothing is cheaper. */
export interface Costed {
  readonly usdPerHour: number;
  readonly isProved: boolean;
}

/** The cost of a result; undefined where it has no plan. */
export function costed(scenario: Scenario, result: PlanResult | undefined): Costed | undefined {
  if (result?.status !== 'planned') return undefined;
  return { usdPerHour: evaluate(scenario, result.plan).usdPerHour, isProved: isOptimal(result) };
}

/** Whether a plan was proved to be the cheapest, but for rounding. */
export function isOptimal(result: PlanResult): boolean {
  return result.status === 'planned' && result.guarantee.kind === 'optimal' && result.guarantee.relativeGap <= 1e-6;
}

/** Replicas by offer, in the scenario's order. */
export function countsOf(
  { offers }: Scenario,
  { plan }: Extract<PlanResult, { status: 'planned' }>,
): readonly number[] {
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  return offers.map(({ name }) => counts.get(name) ?? 0);
}
