import { evaluate, type Plan, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { guaranteeOf } from '../guarantee.ts';
import { brokenPlan, gaveUp, outOfTime } from '../plan-with-solver.ts';
import { whyImpossible } from './blocked-cases.ts';
import { bestCaseBound } from './case-guarantee.ts';
import { formulateCases } from './case-model.ts';
import { readCases } from './read-cases.ts';
import { serveFailed } from './serve-failed.ts';

/** Plans a scenario with periods or futures by its extensive form: all cases in one model, for any solver. */
export async function planCases(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const refused = refusalOfCases(scenario);
  if (refused !== undefined) return gaveUp(solver, refused);
  const remaining = countdown(options);
  const model = formulateCases(scenario);
  const solution = await solver.solve(model.model, remaining());
  const proved = solution.bound === undefined ? undefined : solution.bound * model.usdPerHourOfObjective;
  if (solution.status === 'unknown')
    return gaveUp(solver, outOfTime(solver, options, solution.limit), bestCaseBound(scenario, proved));
  if (!('point' in solution)) return whyImpossible(scenario, solver, remaining);
  const plan = await serveFailed(scenario, readCases(scenario, model, solution.point), solver, remaining);
  return planned(scenario, plan, solution, proved, options);
}

/** What is refused when a scenario is read, of one that was made by a program. */
function refusalOfCases({ survive, prefer = [], objective }: Scenario): string | undefined {
  const goal = objective?.goal ?? 'least-cost';
  if (goal !== 'least-cost') return `Periods and futures are planned at the least cost alone, not for ${goal}.`;
  if (survive !== undefined) return 'Periods and futures are not planned together with survive. Remove one.';
  return prefer.length > 0 ? 'Periods and futures are not planned together with prefer. Remove one.' : undefined;
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
  const bound = bestCaseBound(scenario, proved ?? claimed);
  const guarantee = guaranteeOf(usdPerHour, bound, isFinished && relativeGap === 0);
  return { status: 'planned', plan, guarantee, solver: solution.solver };
}
