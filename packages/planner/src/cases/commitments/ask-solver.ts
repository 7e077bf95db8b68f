import { type Model, type Solution, type SolveOptions, SolverFailure, UnsupportedModelError } from '@fleetmix/solvers';
import type { Search } from './bound-box.ts';

/** What a solver suggests; undefined where it breaks on the model: the search goes on without. */
export async function askSolver(
  { solver }: Search,
  model: Model,
  options: SolveOptions,
): Promise<Solution | undefined> {
  try {
    return await solver.solve(model, options);
  } catch (error) {
    if (error instanceof SolverFailure || error instanceof UnsupportedModelError) return undefined;
    throw error;
  }
}
