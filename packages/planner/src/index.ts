/**
 * The exact planner: a scenario becomes a mixed-integer model for any solver, and its answer a plan with a proof.
 * @module
 */
export { type Commitment, type CommitmentValue, commitmentValues } from './cases/commitment-values.ts';
export { type RobustnessCurve, type RobustnessOptions, type RobustnessPoint, robustness } from './cases/robustness.ts';
export { boundOfCertificate } from './certificate-document.ts';
export { decode } from './decode.ts';
export type { PartOptions, PartPool, PartSession } from './decomposition/part-pool.ts';
export { type Diagnosis, diagnose } from './diagnose.ts';
export { type ExactOptions, exact } from './exact.ts';
export type { ClassWorth } from './explain/class-worth.ts';
export { amountText, type Constraint } from './explain/constraint.ts';
export type { ConstraintWorth, Saving } from './explain/constraint-worth.ts';
export { type ExplainOptions, type Explanation, explain } from './explain/explain.ts';
export type { Change, Relaxation } from './explain/relaxations.ts';
export type { ExplainProgress } from './explain/replanning.ts';
export type { UnusedOffer } from './explain/unused-offers.ts';
export { formulate } from './formulate.ts';
export type { Division, Formulation } from './formulation.ts';
export { lowerBound } from './lower-bound.ts';
export { needsSolver } from './needs-solver.ts';
export type { Port } from './workers/port.ts';
export { serveParts } from './workers/serve.ts';
export { workerPool } from './workers/worker-pool.ts';
