/**
 * A neutral linear and mixed-integer model, adapters for engines that solve it, and a checker that trusts none of them.
 * @module
 */
export { highs } from './adapters/highs.ts';
export type { HighsSource } from './adapters/highs-engine.ts';
export { javascriptLpSolver } from './adapters/javascript-lp-solver.ts';
export type { Column, ColumnIndex, Model, Row, Term } from './model.ts';
export { type ModelBuilder, type ModelHead, modelBuilder, smallestCoefficient } from './model-builder.ts';
export { ModelError } from './model-error.ts';
export { builtinSolvers, type SolverRegistry, solverNamed, UnknownSolverError } from './registry.ts';
export {
  type Limit,
  type Outcome,
  type Solution,
  type SolveOptions,
  type Solver,
  SolverFailure,
  UnsupportedModelError,
} from './solver.ts';
export { objectiveOf, type Violation, verify, verifyTolerance } from './verify.ts';
