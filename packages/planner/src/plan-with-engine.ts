import {
  derated,
  evaluate,
  isDisaggregated,
  type Plan,
  type PlanOptions,
  type PlanResult,
  type Scenario,
} from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { writeCertificate } from './certificate-document.ts';
import { countdown } from './countdown.ts';
import { type Answer, isOpen } from './decomposition/answer.ts';
import type { PartPool } from './decomposition/part-pool.ts';
import { solve } from './decomposition/solve.ts';
import type { EngineLimit, EnginePlan } from './engine/index.ts';
import { bestBound, guaranteeOf } from './guarantee.ts';
import { limitsAsStock } from './limits-as-stock.ts';
import { withoutDominatedWhole } from './objectives/without-dominated.ts';
import { impossible, planWithSolver } from './plan-with-solver.ts';

const name = 'builtin';
/** One instance for all fallbacks: loading it takes longer than most of them. */
const fallback = highs();

/** Plans with the built-in engine, and with HiGHS where the engine does not take the scenario or cannot finish it well. */
export async function planWithEngine(
  scenario: Scenario,
  options: PlanOptions,
  pool?: () => Promise<PartPool>,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp('It was aborted before it started.');
  if (scenario.options.sharing === 'per-class') return planWithSolver(scenario, fallback, options);
  if (isDisaggregated(scenario)) {
    const result = await planWithSolver(withoutDominatedWhole(scenario), fallback, options);
    return { ...result, counts: { fallbacks: 1, poolFallbacks: 1 } };
  }
  if (scenario.offers.some(({ isNode }) => isNode === true)) {
    const result = await planWithSolver(scenario, fallback, options);
    return { ...result, counts: { fallbacks: 1, nodeFallbacks: 1 } };
  }
  const taken = limitsAsStock(derated(scenario));
  if (taken === undefined) {
    const result = await planWithSolver(scenario, fallback, options);
    return { ...result, counts: { fallbacks: 1, limitFallbacks: 1 } };
  }
  const remaining = countdown(options);
  const isSliced = scenario.options.slices !== 'none';
  const found = await solve(taken, { ...options, ...(isSliced ? { nodeLimit: slicedNodeLimit } : {}) }, pool);
  const answer = await answerOf(scenario, found, options, remaining);
  if (answer !== undefined && !isOpen(found)) return { ...answer, counts: { ...found.statistics, fallbacks: 0 } };
  const instead = await planWithSolver(scenario, fallback, remaining());
  return { ...betterOf(scenario, answer, instead), counts: { ...found.statistics, fallbacks: 1 } };
}

/**
 * Slices that are few and large beside a replica make a packing problem, on which cuts can do more than branching: after
 * so many nodes HiGHS goes on. Freely divided classes have no such cases.
 */
const slicedNodeLimit = 20_000;

/** The engine's answer in the planner's words; undefined where it has none. */
async function answerOf(
  scenario: Scenario,
  found: Answer,
  options: PlanOptions,
  remaining: () => PlanOptions,
): Promise<PlanResult | undefined> {
  switch (found.status) {
    case 'optimal':
      return planned(scenario, found, (options.relativeGap ?? 0) === 0);
    case 'feasible':
      return planned(scenario, found, false);
    case 'infeasible':
      return { ...(await impossible(scenario, fallback, remaining())), solver: name };
    case 'unfinished':
      return isOpen(found)
        ? undefined
        : gaveUp(outOf(found.limit, options), bestBound(scenario, found.atLeastUsdPerHour));
  }
}

/** Undefined where the judge refuses the plan: then another engine has to answer. */
function planned(scenario: Scenario, found: EnginePlan, finished: boolean): PlanResult | undefined {
  const { usdPerHour, violations } = evaluate(scenario, found.plan);
  if (violations.length > 0) return undefined;
  const guarantee = guaranteeOf(usdPerHour, bestBound(scenario, found.atLeastUsdPerHour), finished);
  const certificate = writeCertificate(scenario, found.certificate);
  return { status: 'planned', plan: found.plan, guarantee: { ...guarantee, certificate }, solver: name };
}

/** The cheaper of two plans, with the better of two bounds. */
function betterOf(scenario: Scenario, mine: PlanResult | undefined, other: PlanResult): PlanResult {
  if (mine?.status !== 'planned' || mine.guarantee.kind === 'none') return other;
  if (other.status === 'planned' && other.guarantee.kind === 'optimal') return other;
  const isOther = other.status === 'planned' && costOf(scenario, other.plan) < costOf(scenario, mine.plan);
  const [plan, solver] = isOther ? [other.plan, other.solver] : [mine.plan, mine.solver];
  const proved = Math.max(mine.guarantee.atLeastUsdPerHour, boundOf(other));
  const { certificate } = mine.guarantee;
  const guarantee = guaranteeOf(costOf(scenario, plan), proved, false);
  return {
    status: 'planned',
    plan,
    guarantee: { ...guarantee, ...(certificate === undefined ? {} : { certificate }) },
    ...(solver === undefined ? {} : { solver }),
  };
}

function costOf(scenario: Scenario, plan: Plan): number {
  return evaluate(scenario, plan).usdPerHour;
}

function boundOf(result: PlanResult): number {
  if (result.status === 'planned') return result.guarantee.kind === 'none' ? 0 : result.guarantee.atLeastUsdPerHour;
  return result.status === 'gave-up' ? (result.atLeastUsdPerHour ?? 0) : 0;
}

function outOf(limit: EngineLimit, { timeLimitMs }: PlanOptions): string {
  return limit === 'signal'
    ? 'It was aborted before it found a plan.'
    : `No plan was found within ${timeLimitMs} ms. Give it more time, or accept a relative gap.`;
}

function gaveUp(reason: string, atLeastUsdPerHour?: number): PlanResult {
  return {
    status: 'gave-up',
    reason,
    exhausted: false,
    ...(atLeastUsdPerHour === undefined ? {} : { atLeastUsdPerHour }),
    solver: name,
  };
}
