/** What a limit counts: GPUs, replicas, the price of what is rented, or its power at full load. */
export type LimitUnit = (typeof limitUnits)[number];

/** Every unit of a limit. */
export const limitUnits = ['gpus', 'replicas', 'usdPerHour', 'watts'] as const;

/** What a limit may be repeated for. */
export type LimitGroup = (typeof limitGroups)[number];

/** Every field for whose values a limit may be repeated. */
export const limitGroups = ['gpu', 'provider', 'region', 'pricing'] as const;

/** Which offers are meant: those that match every field given, each by one of its values. */
export interface OfferSelector {
  /** Offers by name. */
  readonly offers?: readonly string[];
  readonly gpu?: string | readonly string[];
  readonly provider?: string | readonly string[];
  readonly region?: string | readonly string[];
  readonly pricing?: string | readonly string[];
}

/** A rule about part of a fleet: a quota, a region's stock, a minimum fleet, a share that spot may have. */
export interface Limit {
  readonly name: string;
  /** The offers that it counts; all where absent. */
  readonly offers?: OfferSelector;
  /** Holds for each value of this field by itself; offers without one are in no such group. */
  readonly each?: LimitGroup;
  /** What `atMost` and `atLeast` count. */
  readonly unit?: LimitUnit;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What the shares are shares of, in the whole fleet. */
  readonly of?: LimitUnit;
  /** 0 to 1, as is `atLeastShare`. */
  readonly atMostShare?: number;
  readonly atLeastShare?: number;
}
