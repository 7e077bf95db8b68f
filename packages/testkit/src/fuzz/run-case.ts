import type { Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { type CategoryName, categories } from './categories.ts';

/** One random scenario of a category: the same for the same seed and number. */
export interface FuzzCase {
  readonly category: CategoryName;
  readonly seed: number;
  readonly number: number;
}

/** A failure of the smallest scenario that fails alike. */
export interface FailedCase<Failure> {
  readonly scenario: Scenario;
  readonly failure: Failure;
  /** Where fast-check finds it again. */
  readonly seed: number;
  readonly path: string;
}

/**
 * Draws one scenario and looks at it. Where `failureOf` finds something, looks for smaller scenarios with a failure of the same
 * `kind`, for at most `shrinkMs`.
 */
export async function runCase<Failure extends { readonly kind: string }>(
  { category, seed, number }: FuzzCase,
  failureOf: (scenario: Scenario, isFirst: boolean) => Promise<Failure | undefined>,
  shrinkMs = 60_000,
): Promise<FailedCase<Failure> | undefined> {
  let smallest: { readonly scenario: Scenario; readonly failure: Failure } | undefined;
  let isFirst = true;
  let deadline = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(categories[category], async (scenario) => {
    if (performance.now() > deadline) return true;
    const failure = await failureOf(scenario, isFirst);
    if (isFirst) deadline = performance.now() + shrinkMs;
    isFirst = false;
    if (failure === undefined || (smallest !== undefined && smallest.failure.kind !== failure.kind)) return true;
    smallest = { scenario, failure };
    return false;
  });
  const { counterexamplePath, seed: drawn } = await fc.check(property, {
    seed: seedOf({ category, seed, number }),
    numRuns: 1,
  });
  return smallest === undefined ? undefined : { ...smallest, seed: drawn, path: counterexamplePath ?? '' };
}

/** The scenario at which {@link runCase} looks first. */
export function drawCase(drawn: FuzzCase): Scenario {
  return fc.sample(categories[drawn.category], { seed: seedOf(drawn), numRuns: 1 })[0] as Scenario;
}

/** Mixed thoroughly (FNV-1a), so that neighbours have nothing in common. */
function seedOf({ category, seed, number }: FuzzCase): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${category}/${number}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193);
  }
  return hash | 0;
}
