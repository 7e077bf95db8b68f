import { type LimitRow, limitRows, type Scenario } from '@fleetmix/core';

/** What limits by themselves say of one offer's replica count. */
export interface LimitBounds {
  /** More are never allowed: an amount that the offer alone would exceed. */
  readonly most: number;
  /**
   * More than this, and than what serves everything, are never needed: an amount that the offer alone would reach. Infinity
   * where shares are limited, since a replica may be rented only to make the others' share smaller.
   */
  readonly needed: number;
}

/** The bounds of each offer, in the scenario's order; undefined where the scenario has no limits. */
export function limitBounds(scenario: Scenario): readonly LimitBounds[] | undefined {
  const rows = limitRows(scenario);
  if (rows.length === 0) return undefined;
  const needed = rows.some(bindsShare) ? Number.POSITIVE_INFINITY : 0;
  return scenario.offers.map((_, offer) => {
    const own = rows.filter((row) => !row.isShare && (row.counted[offer] ?? 0) > 0);
    return {
      most: own.reduce(
        (least, row) => Math.min(least, wholeWithin(row.atMost, row.counted[offer] ?? 0)),
        Number.POSITIVE_INFINITY,
      ),
      needed: own.reduce((most, row) => Math.max(most, wholeReaching(row.atLeast, row.counted[offer] ?? 0)), needed),
    };
  });
}

/** Whether a rule limits a share at all. */
export function bindsShare({ isShare, atMost, atLeast }: LimitRow): boolean {
  return isShare && (atMost < 1 || atLeast > 0);
}

/** Whole replicas of so many units within an amount; 0.3 holds three of 0.1, whatever their binary neighbours say. */
export function wholeWithin(amount: number, units: number): number {
  return Math.floor((amount / units) * (1 + 1e-12));
}

/** Whole replicas of so many units that reach an amount. */
export function wholeReaching(amount: number, units: number): number {
  return Math.ceil((amount / units) * (1 - 1e-12));
}
