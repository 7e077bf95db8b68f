import type { Limit, LimitGroup, LimitUnit, OfferSelector } from './limit.ts';
import { quoted } from './names.ts';
import { gpusFromStock } from './node.ts';
import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

/**
 * One rule that a limit makes, as planners and the judge need it: a limit for `each` provider makes one a provider, and one
 * with an amount and a share makes two.
 */
export interface LimitRow {
  readonly limit: Limit;
  /** For messages: `"spot quota"`, or `"no provider above half" (AWS)`. */
  readonly label: string;
  /** The value of the field in `limit.each`, where it has one. */
  readonly group?: string;
  readonly unit: LimitUnit;
  /** Whether the bounds are shares of what the whole fleet has, 0 to 1; amounts where not. */
  readonly isShare: boolean;
  /** Units of one replica of each offer that the limit counts, in the scenario's order; 0 where it does not. */
  readonly counted: Float64Array;
  /** Infinity where there is none. */
  readonly atMost: number;
  /** 0 where there is none. */
  readonly atLeast: number;
}

/** The rules that the scenario's limits make; none where it has no limits. Takes time in limits x offers. */
export function limitRows({ limits = [], offers }: Scenario): readonly LimitRow[] {
  return limits.flatMap((limit) =>
    groupsOf(limit, offers).flatMap((group) => [
      ...rowsOf(limit, offers, group, { unit: limit.unit, atMost: limit.atMost, atLeast: limit.atLeast }, false),
      ...rowsOf(limit, offers, group, { unit: limit.of, atMost: limit.atMostShare, atLeast: limit.atLeastShare }, true),
    ]),
  );
}

/** What replica counts, in the scenario's order, come to under a rule: an amount, or a share; NaN where that is of nothing. */
export function limitUse({ offers }: Scenario, row: LimitRow, counts: ArrayLike<number>): number {
  let part = 0;
  let whole = 0;
  offers.forEach((offer, at) => {
    const count = counts[at] ?? 0;
    part += (row.counted[at] ?? 0) * count;
    whole += unitsOf(offer, row.unit) * count;
  });
  if (!row.isShare) return part;
  return whole > 0 ? part / whole : Number.NaN;
}

/** Whether an offer is meant by a selector. */
export function matches(offer: Offer, { offers, ...fields }: OfferSelector): boolean {
  if (offers !== undefined && !offers.includes(offer.name)) return false;
  return selectorFields.every((field) => {
    const values = fields[field];
    return values === undefined || listOf(values).some((value) => value === offer[field]);
  });
}

/** The fields of an offer by whose values it may be selected. */
export const selectorFields = ['gpu', 'provider', 'region', 'pricing'] as const satisfies readonly LimitGroup[];

/** One value, or several. */
export function listOf<Value extends string>(values: Value | readonly Value[]): readonly Value[] {
  return typeof values === 'string' ? [values] : values;
}

/** Units of one replica, or node: GPUs and prices are those of nodes, where there are some, replicas those that they hold. */
export function unitsOf(offer: Offer, unit: LimitUnit): number {
  const { usdPerHour, watts = 0, isNode } = offer;
  switch (unit) {
    case 'gpus':
      return gpusFromStock(offer);
    case 'replicas':
      return isNode === true ? 0 : 1;
    case 'usdPerHour':
      return usdPerHour;
    case 'watts':
      return watts;
  }
}

interface Bounds {
  readonly unit: LimitUnit | undefined;
  readonly atMost: number | undefined;
  readonly atLeast: number | undefined;
}

function groupsOf({ each, offers: selector = {} }: Limit, offers: readonly Offer[]): readonly (string | undefined)[] {
  if (each === undefined) return [undefined];
  const values = offers.flatMap((offer) => (matches(offer, selector) ? [offer[each]] : []));
  return [...new Set(values)].filter((value) => value !== undefined);
}

function rowsOf(
  limit: Limit,
  offers: readonly Offer[],
  group: string | undefined,
  { unit, atMost = Number.POSITIVE_INFINITY, atLeast = 0 }: Bounds,
  isShare: boolean,
): readonly LimitRow[] {
  if (unit === undefined || (atMost === Number.POSITIVE_INFINITY && atLeast === 0)) return [];
  const { each, offers: selector = {} } = limit;
  const isCounted = (offer: Offer) =>
    matches(offer, selector) && (each === undefined || group === undefined || offer[each] === group);
  const counted = Float64Array.from(offers, (offer) => (isCounted(offer) ? unitsOf(offer, unit) : 0));
  const label = group === undefined ? quoted(limit.name) : `${quoted(limit.name)} (${group})`;
  return [{ limit, label, ...(group === undefined ? {} : { group }), unit, isShare, counted, atMost, atLeast }];
}
