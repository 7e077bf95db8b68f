import type { Planner } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import type { PartPool } from './decomposition/part-pool.ts';
import { planForObjective } from './objectives/plan-for-objective.ts';
import { planWithEngine } from './plan-with-engine.ts';
import { planWithSolver } from './plan-with-solver.ts';
import { seldom } from './seldom.ts';

/** Choices of the exact planner. */
export interface ExactOptions {
  /** Solves the scenario as a mixed-integer model; where absent, the built-in engine plans. */
  readonly solver?: Solver;
  /**
   * Where the parts of a scenario are planned that share nothing but stock (many models, say), when they take more than two
   * seconds; called only then. `workerThreads` of `@fleetmix/planner/node`, or `workerPool` around workers of your own. In
   * this thread where absent; the plan is the same.
   */
  readonly pool?: () => Promise<PartPool>;
}

/**
 * The cheapest plan, or the best one of the scenario's objective, with a proof. `planned` carries an `optimal` guarantee where the search was finished and a `bounded` one
 * where it was stopped or given a gap, or where many parts share stock and what is left open is too large to be closed;
 * `impossible` is said only where it was proved.
 *
 * Without a solver the built-in engine plans; what it does not take or cannot finish safely goes on with HiGHS, which is
 * loaded only then. `solver` of the result says who proved it: `builtin`, or the solver's name.
 * With a solver, the promise is rejected with its UnsupportedModelError where it cannot take the model.
 */
export function exact({ solver, pool }: ExactOptions = {}): Planner {
  return {
    name: 'exact',
    plan: (scenario, options = {}) =>
      planForObjective(
        scenario,
        seldom(options),
        (given, limits) =>
          solver === undefined ? planWithEngine(given, limits, pool) : planWithSolver(given, solver, limits),
        solver,
      ),
  };
}
