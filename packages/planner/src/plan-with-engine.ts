import { evaluate, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { writeCertificate } from './certificate-document.ts';
import { countdown } from './countdown.ts';
import { type EngineLimit, type EnginePlan, type EngineResult, solveExactly } from './engine/index.ts';
import { bestBound, guaranteeOf } from './guarantee.ts';
import { impossible, planWithSolver } from './plan-with-solver.ts';

const name = 'builtin';
/** One instance for all fallbacks: loading it takes longer than most of them. */
const fallback = highs();

/** Plans with the built-in engine, and with HiGHS where the engine does not take the scenario or meets numerical trouble. */
export async function planWithEngine(scenario: Scenario, options: PlanOptions): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp('It was aborted before it started.');
  if (!takes(scenario)) return planWithSolver(scenario, fallback, options);
  const remaining = countdown(options);
  const found = await solveExactly(scenario, options);
  const answer = await answerOf(scenario, found, options, remaining);
  if (answer !== undefined) return { ...answer, counts: { ...found.statistics, fallbacks: 0 } };
  const instead = await planWithSolver(scenario, fallback, remaining());
  return { ...instead, counts: { ...found.statistics, fallbacks: 1 } };
}

/** The engine's answer in the planner's words; undefined where HiGHS has to go on. */
async function answerOf(
  scenario: Scenario,
  found: EngineResult,
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
      return found.limit === 'numerics'
        ? undefined
        : gaveUp(outOf(found.limit, options), bestBound(scenario, found.atLeastUsdPerHour));
  }
}

/** The engine is written for loads that add up, divided freely. */
function takes({ options }: Scenario): boolean {
  return options.sharing === 'shared' && options.slices === 'none';
}

/** Undefined where the judge refuses the plan: then another engine has to answer. */
function planned(scenario: Scenario, found: EnginePlan, finished: boolean): PlanResult | undefined {
  const { usdPerHour, violations } = evaluate(scenario, found.plan);
  if (violations.length > 0) return undefined;
  const guarantee = guaranteeOf(usdPerHour, bestBound(scenario, found.atLeastUsdPerHour), finished);
  const certificate = writeCertificate(scenario, found.certificate);
  return { status: 'planned', plan: found.plan, guarantee: { ...guarantee, certificate }, solver: name };
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
