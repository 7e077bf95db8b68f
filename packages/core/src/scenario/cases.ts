/** What makes one case of a scenario different from the scenario as it is written. */
export interface CaseChange {
  readonly name: string;
  /** Factor on the demand of every class, or of classes by name; 1 for those that are not named. */
  readonly demand?: number | Readonly<Record<string, number>>;
  /** Prices of whole replicas by offer, in place of the scenario's. Not of reserved offers: those are agreed once. */
  readonly usdPerHour?: Readonly<Record<string, number>>;
}

/** A part of a round of time (a day, a week) that repeats; in the order of time. */
export interface Period extends CaseChange {
  readonly hours: number;
}

/** One way in which things may turn out. */
export interface Future extends CaseChange {
  /** How likely it is beside the others; any unit. */
  readonly weight: number;
}

/** What is decided before it is known which future comes (here and now); the rest is recourse. */
export type DecideNow = (typeof decideNow)[number];

/** Every way to decide. */
export const decideNow = ['reserved', 'all'] as const;

/**
 * Demand and prices that are not known yet: a two-stage stochastic program. The plan is the cheapest in expectation among
 * those that serve every future, or all but a share of them (a chance constraint).
 */
export interface Futures {
  /** `reserved`: reserved offers now, the others once the future is known. `all`: the whole fleet now; only routes adapt. */
  readonly decideNow: DecideNow;
  /**
   * Weight of the futures, as a share of the whole, that may together be left not fully served; 0 to below 1. A future that is
   * left costs what is decided now, and is served as far as that goes.
   */
  readonly mayFailShare: number;
  readonly cases: readonly Future[];
}
