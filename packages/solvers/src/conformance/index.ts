/**
 * The suite that every solver must pass, free of any test framework: `for (const { name, run } of conformanceCases())`.
 * A bug that is found in one adapter becomes a case here, so that all of them are asked.
 * @module
 */
import { agreementCases } from './agreement-cases.ts';
import type { ConformanceCase } from './case.ts';
import { conductCases } from './conduct-cases.ts';
import { integerCases } from './integer-cases.ts';
import { limitCases } from './limit-cases.ts';
import { linearCases } from './linear-cases.ts';
import { statusCases } from './status-cases.ts';

export { crossCheck } from './agreement-cases.ts';
export { bruteForce } from './brute-force.ts';
export type { ConformanceCase } from './case.ts';
export { ConformanceError } from './expectation.ts';
export { type RandomModelOptions, randomModels } from './random-models.ts';

/** How much of the suite to build. */
export interface ConformanceOptions {
  /** Random models to settle by brute force; 300 where absent. */
  readonly randomModels?: number;
  readonly seed?: number;
}

/** Every case. Leave out those with `integers` for a solver of linear programs only. */
export function conformanceCases({
  randomModels = 300,
  seed = 1,
}: ConformanceOptions = {}): readonly ConformanceCase[] {
  return [
    ...linearCases,
    ...integerCases,
    ...statusCases,
    ...conductCases,
    ...limitCases,
    ...agreementCases(seed, randomModels),
  ];
}
