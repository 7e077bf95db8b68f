import { evaluate, type PlanOptions, type PlanResult, type Scenario, type Violation } from '@fleetmix/core';
import type { Limit, Solution, SolveOptions, Solver } from '@fleetmix/solvers';
import { findBlockedClasses } from './blocked-classes.ts';
import { countdown } from './countdown.ts';
import { decode } from './decode.ts';
import { diagnose } from './diagnose.ts';
import { formulate } from './formulate.ts';
import type { Formulation } from './formulation.ts';
import { bestBound, guaranteeOf } from './guarantee.ts';

/**
 * Writes the scenario as a mixed-integer model, solves it, and judges what comes back. `impossible` is said only where the
 * solver proved it, or some class cannot be served at all.
 * The promise is rejected with the solver's UnsupportedModelError where it cannot take the model.
 */
export async function planWithSolver(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const remaining = countdown(options);
  if (findBlockedClasses(scenario).length > 0) return impossible(scenario, solver, remaining());
  const formulation = formulate(scenario);
  const solution = await solver.solve(formulation.model, remaining());
  switch (solution.status) {
    case 'optimal':
    case 'feasible':
      return planned(scenario, formulation, solution, options);
    case 'infeasible':
    case 'infeasible-or-unbounded':
      return impossible(scenario, solver, remaining());
    case 'unknown':
      return gaveUp(
        solver,
        outOfTime(solver, options, solution.limit),
        bestBound(scenario, proved(formulation, solution)),
      );
    case 'unbounded':
      throw new Error(`${solver.name} calls a model unbounded in which every column has bounds. Use another solver.`);
  }
}

type Found = Extract<Solution, { readonly point: Float64Array }>;

function planned(
  scenario: Scenario,
  formulation: Formulation,
  solution: Found,
  { relativeGap = 0 }: PlanOptions,
): PlanResult {
  const plan = decode(scenario, formulation, solution.point);
  const { usdPerHour, violations } = evaluate(scenario, plan);
  if (violations.length > 0) throw brokenPlan(scenario, solution, violations);
  // An engine that calls a point optimal but reports no bound has proved what it was asked for.
  const claimed = solution.status === 'optimal' ? usdPerHour * (1 - relativeGap) : undefined;
  const bound = bestBound(scenario, proved(formulation, solution) ?? claimed);
  const guarantee = guaranteeOf(usdPerHour, bound, solution.status === 'optimal' && relativeGap === 0);
  return { status: 'planned', plan, guarantee, solver: solution.solver };
}

function proved({ usdPerHourOfObjective }: Formulation, { bound }: Solution): number | undefined {
  return bound === undefined ? undefined : bound * usdPerHourOfObjective;
}

/** What to throw where the judge refuses a solver's plan. */
export function brokenPlan(scenario: Scenario, { solver }: Solution, violations: readonly Violation[]): Error {
  const messages = violations.slice(0, 3).map(({ message }) => message);
  return new Error(
    `The plan that ${solver} found for "${scenario.name}" breaks the scenario's rules: ${messages.join(' ')} This is a fault of the planner: please report it with the scenario, and use another solver meanwhile.`,
  );
}

/** The result of a scenario that was proved to have no plan: what stands in the way. */
export async function impossible(scenario: Scenario, solver: Solver, options: SolveOptions): Promise<PlanResult> {
  // A gap that is good enough for a price is not for the words "would be enough".
  const { nothingShort, ...diagnosis } = await diagnose(scenario, solver, { ...options, relativeGap: 0 });
  return nothingShort
    ? gaveUp(
        solver,
        `${solver.name} contradicts itself: it finds no plan, and finds nothing short. Use another solver.`,
      )
    : { status: 'impossible', ...diagnosis, solver: solver.name };
}

/** Why a solver ended with nothing. */
export function outOfTime({ name }: Solver, { timeLimitMs }: PlanOptions, limit: Limit): string {
  return limit === 'time' && timeLimitMs !== undefined
    ? `${name} found no plan within ${timeLimitMs} ms. Give it more time.`
    : `${name} stopped before it found a plan. Use another solver.`;
}

/** The result that proves nothing. */
export function gaveUp({ name }: Solver, reason: string, atLeastUsdPerHour?: number): PlanResult {
  return {
    status: 'gave-up',
    reason,
    exhausted: false,
    ...(atLeastUsdPerHour === undefined ? {} : { atLeastUsdPerHour }),
    solver: name,
  };
}
