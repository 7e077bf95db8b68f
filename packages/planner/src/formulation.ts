import type { ColumnIndex, Model } from '@fleetmix/solvers';

/** Where a model says how much of a class goes to an offer, or to a pool of two. */
export interface Division {
  readonly requestClass: number;
  /** Name of the offer or the pool. */
  readonly destination: string;
  /** The offers that it loads, and the replicas of each that the whole class fills. */
  readonly parts: readonly { readonly offer: number; readonly load: number }[];
  readonly column: ColumnIndex;
  /** Value of the column that stands for the whole class: the number of slices; or 1; or the load, where that is more. */
  readonly whole: number;
  /** What the moves of the whole class's KV caches cost; 0 of an offer. */
  readonly usdPerHour: number;
}

/** A scenario as a neutral model, and where to find what in a point of it. */
export interface Formulation {
  readonly model: Model;
  /** Column of each offer's replica count, in the scenario's order. */
  readonly replicas: readonly ColumnIndex[];
  /** Columns that divide classes among offers and pools; none where the model covers demand by counts alone (per-class sharing). */
  readonly divisions: readonly Division[];
  /** Whether classes may be served in part; whole where absent. */
  readonly isPartial?: boolean;
  /** USD/hour of one unit of the model's objective. */
  readonly usdPerHourOfObjective: number;
}
