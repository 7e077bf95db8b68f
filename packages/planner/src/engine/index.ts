/**
 * The engine: plans with proved optima by a dual simplex method with generalised upper bounds and branch and bound.
 * Reading order: problem.ts, presolve/, simplex/ (relaxation, crash, leaving, ratio-test, dual-simplex, weak-duality),
 * search/ (search, branching, branch-and-bound; cell-bounds, close and slicing where classes are cut into slices),
 * certificate.ts.
 * @module
 */
export { type Certificate, certifiedBound } from './certificate.ts';
export type { EngineLimit, EnginePlan, EngineResult, EngineStatistics } from './result.ts';
export { type EngineOptions, solveExactly } from './solve-exactly.ts';
