import { highs } from './adapters/highs.ts';
import { javascriptLpSolver } from './adapters/javascript-lp-solver.ts';
import type { Solver } from './solver.ts';

/** Solvers by name; nothing is loaded before a solve. Extend it with `new Map([...builtinSolvers, ['mine', mine]])`. */
export type SolverRegistry = ReadonlyMap<string, () => Solver>;

/** The solvers that come with this package. */
export const builtinSolvers: SolverRegistry = new Map([
  ['highs', () => highs()],
  ['javascript-lp-solver', () => javascriptLpSolver()],
]);

/** No solver has that name. The message lists those that there are. */
export class UnknownSolverError extends Error {
  override readonly name = 'UnknownSolverError';
}

/**
 * The solver of that name.
 * @throws UnknownSolverError
 */
export function solverNamed(name: string, registry: SolverRegistry = builtinSolvers): Solver {
  const factory = registry.get(name);
  if (factory !== undefined) return factory();
  throw new UnknownSolverError(`no solver is called "${name}". There are: ${[...registry.keys()].join(', ')}.`);
}
