/**
 * The exact planner: a scenario becomes a mixed-integer model for any solver, and its answer a plan with a proof.
 * @module
 */
export { boundOfCertificate } from './certificate-document.ts';
export { decode } from './decode.ts';
export { type Diagnosis, diagnose } from './diagnose.ts';
export { type ExactOptions, exact } from './exact.ts';
export { formulate } from './formulate.ts';
export type { Division, Formulation } from './formulation.ts';
export { lowerBound } from './lower-bound.ts';
