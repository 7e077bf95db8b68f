import type { Change } from './rules.ts';

/**
 * Where the classes go while replica counts change under them. One implementation a kind of scenario: classes divided freely,
 * classes in slices, and capacity per class. All work on the same array of counts, which the search owns.
 */
export interface Routing {
  /**
   * After changes to the counts: moves work until everything fits, or puts all back as it was before the call and says no.
   * A no is a proof for capacity per class, and an educated guess otherwise.
   */
  repair(changes: readonly Change[]): boolean;
  /** Routes everything anew; whether that left more room than there was. Leaves all as it was where it did not. */
  rebuild(): boolean;
  /** The share of each class on each offer, classes x offers. */
  shares(): Float64Array;
  /** What {@link Routing.restore} takes to come back here. */
  save(): Saved;
  restore(saved: Saved): void;
}

/** A routing as it was. */
export type Saved = readonly Float64Array[];
