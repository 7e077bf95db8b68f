import {
  caseScenarios,
  evaluate,
  type Guarantee,
  type Plan,
  type PlanOptions,
  type PlanResult,
  type Scenario,
} from '@fleetmix/core';
import { type Solution, type Solver, SolverFailure } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { guaranteeOf } from '../guarantee.ts';
import { brokenPlan, gaveUp, outOfTime } from '../plan-with-solver.ts';
import { whyImpossible } from './blocked-cases.ts';
import { caseBound } from './case-guarantee.ts';
import { formulateCases } from './case-model.ts';
import { commitmentOf } from './commitments/commitment.ts';
import { planCommitments } from './commitments/plan-commitments.ts';
import { planSettled, type Settled } from './plan-settled.ts';
import { readCases } from './read-cases.ts';
import { serveFailed } from './serve-failed.ts';

/**
 * Plans a scenario with periods or futures. Where its cases share nothing but reserved replicas the built-in engine plans them
 * under prices for those; else, and where it cannot, they are one model for a solver, the extensive form.
 * @param solver for the extensive form, and for suggestions
 * @param isBuiltin whether the built-in engine may plan; else the solver does
 */
export async function planCases(
  scenario: Scenario,
  solver: Solver,
  isBuiltin: boolean,
  options: PlanOptions,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const refused = refusalOfCases(scenario);
  if (refused !== undefined) return gaveUp(solver, refused);
  const remaining = countdown(options);
  const commitment = isBuiltin ? commitmentOf(scenario, caseScenarios(scenario)) : undefined;
  const found = commitment && (await planCommitted(scenario, commitment, solver, options, remaining));
  if (found !== undefined) return found;
  const settled = isBuiltin ? await planSettled(scenario, solver, remaining()) : undefined;
  const counts = { fallbacks: 1, caseFallbacks: 1, settledStarts: settled === undefined ? 0 : 1 };
  const whole = await planExtensively(scenario, solver, remaining()).catch((error: unknown) => {
    if (settled?.plan === undefined || !(error instanceof SolverFailure)) throw error;
    return gaveUp(solver, error.message);
  });
  return { ...(settled === undefined ? whole : betterOf(scenario, settled, whole)), counts };
}

/** The cheaper of two plans, with the better of two bounds. */
function betterOf(scenario: Scenario, settled: Settled, whole: PlanResult): PlanResult {
  if (whole.status === 'impossible' || (whole.status === 'planned' && whole.guarantee.kind === 'optimal')) return whole;
  const costs = (plan: Plan | undefined) =>
    plan === undefined ? Number.POSITIVE_INFINITY : evaluate(scenario, plan).usdPerHour;
  const other = whole.status === 'planned' ? whole.plan : undefined;
  const plan = costs(settled.plan) < costs(other) ? settled.plan : other;
  if (plan === undefined) return whole;
  const proved = whole.status === 'planned' ? boundOf(whole.guarantee) : (whole.atLeastUsdPerHour ?? 0);
  const bound = Math.max(proved, caseBound(scenario)(settled.atLeastUsdPerHour * (1 - 1e-12)));
  const solver = plan === settled.plan ? 'builtin' : whole.solver;
  return {
    status: 'planned',
    plan,
    guarantee: guaranteeOf(costs(plan), bound, false),
    ...(solver === undefined ? {} : { solver }),
  };
}

function boundOf(guarantee: Guarantee): number {
  return guarantee.kind === 'none' ? 0 : guarantee.atLeastUsdPerHour;
}

/** What is refused when a scenario is read, of one that was made by a program. */
function refusalOfCases({ survive, prefer = [], objective }: Scenario): string | undefined {
  const goal = objective?.goal ?? 'least-cost';
  if (goal !== 'least-cost') return `Periods and futures are planned at the least cost alone, not for ${goal}.`;
  if (survive !== undefined) return 'Periods and futures are not planned together with survive. Remove one.';
  return prefer.length > 0 ? 'Periods and futures are not planned together with prefer. Remove one.' : undefined;
}

/** Undefined where the built-in engine has no plan and no proof, or the judge refuses its plan: then a solver has to answer. */
async function planCommitted(
  scenario: Scenario,
  commitment: NonNullable<ReturnType<typeof commitmentOf>>,
  solver: Solver,
  options: PlanOptions,
  remaining: () => PlanOptions,
): Promise<PlanResult | undefined> {
  const found = await planCommitments(commitment, solver, options);
  if (found === undefined) return undefined;
  const { plan, atLeastUsdPerHour, isFinished, counts } = found;
  const said = { solver: 'builtin', counts: { ...counts, fallbacks: 0 } };
  if (atLeastUsdPerHour === Number.POSITIVE_INFINITY)
    return { ...(await whyImpossible(scenario, solver, remaining)), ...said };
  if (plan === undefined) return undefined;
  const { usdPerHour, violations } = evaluate(scenario, plan);
  if (violations.length > 0) return undefined;
  const bound = caseBound(scenario)(Math.min(atLeastUsdPerHour, usdPerHour));
  const guarantee = guaranteeOf(usdPerHour, bound, isFinished && (options.relativeGap ?? 0) === 0);
  return { status: 'planned', plan, guarantee, ...said };
}

/** All cases in one model. */
async function planExtensively(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  const remaining = countdown(options);
  const model = formulateCases(scenario);
  const solution = await solver.solve(model.model, remaining());
  const proved = solution.bound === undefined ? undefined : solution.bound * model.usdPerHourOfObjective;
  if (solution.status === 'unknown')
    return gaveUp(solver, outOfTime(solver, options, solution.limit), caseBound(scenario)(proved));
  if (!('point' in solution)) return whyImpossible(scenario, solver, remaining);
  const plan = await serveFailed(scenario, readCases(scenario, model, solution.point), solver, remaining);
  return planned(scenario, plan, solution, proved, options);
}

function planned(
  scenario: Scenario,
  plan: Plan,
  solution: Solution,
  proved: number | undefined,
  { relativeGap = 0 }: PlanOptions,
): PlanResult {
  const { usdPerHour, violations } = evaluate(scenario, plan);
  if (violations.length > 0) throw brokenPlan(scenario, solution, violations);
  const isFinished = solution.status === 'optimal';
  // An engine that calls a point optimal but reports no bound has proved what it was asked for.
  const claimed = isFinished ? usdPerHour * (1 - relativeGap) : undefined;
  const bound = caseBound(scenario)(proved ?? claimed);
  const guarantee = guaranteeOf(usdPerHour, bound, isFinished && relativeGap === 0);
  return { status: 'planned', plan, guarantee, solver: solution.solver };
}
