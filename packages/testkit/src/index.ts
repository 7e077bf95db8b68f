/**
 * What tests share: example scenarios, random scenarios, a brute-force optimum, and the suite that every planner runs.
 * @module
 */
export { mediumScenarios, smallScenarios } from './arbitraries.ts';
export { bruteCases } from './brute-cases.ts';
export { bruteFleets, bruteForce } from './brute-force.ts';
export { type BruteLeast, bruteLeast } from './brute-least.ts';
export { type BruteService, bruteMakespan, bruteServed, bruteServedInOrder } from './brute-objectives.ts';
export { type CaseFeatures, casedScenarios } from './cased.ts';
export { type Example, examples, mixed, scarce, shared, soldOut, undivided, unservable } from './examples.ts';
export type { ScenarioFeatures } from './features.ts';
export { type LimitFeatures, limitedScenarios } from './limited.ts';
export { type PlannerSuiteOptions, plannerSuite } from './planner-suite.ts';
export { pooledScenarios } from './pooled.ts';
export { interrupted, roomy } from './vary.ts';
