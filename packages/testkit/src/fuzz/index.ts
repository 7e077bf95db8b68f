/**
 * Random scenarios by category, and what it means that two exact planners agree on them. Needs no test runner.
 * @module
 */
export { type Answer, ask, isProved } from './answer.ts';
export { type CategoryName, categories } from './categories.ts';
export { type CertificateBound, type Disagreement, findDisagreement } from './disagreement.ts';
export { drawCase, type FailedCase, type FuzzCase, runCase } from './run-case.ts';
export { excessOf, type Settlement, settle } from './settle.ts';
