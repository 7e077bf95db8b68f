import type { Scenario } from '@fleetmix/core';
import type { ColumnIndex, ModelBuilder } from '@fleetmix/solvers';
import type { Pair } from './pairs.ts';
import type { ReplicaBounds } from './replica-bounds.ts';

/** A model in the making: its replica counts stand, its demand is yet to be written. */
export interface Draft {
  readonly builder: ModelBuilder;
  readonly scenario: Scenario;
  /** Pairs that matter: see {@link usefulPairs}. */
  readonly pairs: readonly Pair[];
  readonly bounds: readonly ReplicaBounds[];
  readonly replicas: readonly ColumnIndex[];
}

/**
 * Pairs whose offer, rented as often as can be, carries at least a millionth of the class. Less than that is within what
 * the judge allows to go unserved, and its coefficients are too steep for a solver's arithmetic.
 */
export function usefulPairs(pairs: readonly Pair[], bounds: readonly ReplicaBounds[]): readonly Pair[] {
  return pairs.filter(({ offer, load }) => (bounds[offer]?.upper ?? 0) >= load * 1e-6);
}
