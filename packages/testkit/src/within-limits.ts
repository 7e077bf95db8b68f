import type { Limit, LimitUnit, Offer, Scenario } from '@fleetmix/core';

/** Sums of quarters and cents that differ by less are the same. */
const slack = 1e-9;

/** Whether replica counts meet the scenario's limits; written apart from the judge of core, which it checks. */
export function withinLimits({ offers, limits = [] }: Scenario, counts: readonly number[]): boolean {
  return limits.every((limit) =>
    groupsOf(limit, offers).every((group) => {
      const isMeant = (offer: Offer) => group.includes(offer.name);
      return meetsAmounts(limit, offers, counts, isMeant) && meetsShares(limit, offers, counts, isMeant);
    }),
  );
}

/** Most replicas of an offer that limits could ask for. */
export function askedByLimits({ limits = [] }: Scenario, offer: Offer): number {
  return Math.max(
    0,
    ...limits.map(({ unit, atLeast }) => {
      const each = unit === undefined ? 0 : units(offer, unit);
      return atLeast && each > 0 ? Math.ceil(atLeast / each) : 0;
    }),
  );
}

/** Whether shares are limited: then more replicas than can be of use may be rented, to make others' share smaller. */
export function limitsShares({ limits = [] }: Scenario): boolean {
  return limits.some(({ of }) => of !== undefined);
}

function meetsAmounts(
  { unit, atMost = Number.POSITIVE_INFINITY, atLeast = 0 }: Limit,
  offers: readonly Offer[],
  counts: readonly number[],
  isMeant: (offer: Offer) => boolean,
): boolean {
  if (unit === undefined) return true;
  const part = total(offers, counts, unit, isMeant);
  return part <= atMost + slack && part >= atLeast - slack;
}

function meetsShares(
  { of, atMostShare = 1, atLeastShare = 0 }: Limit,
  offers: readonly Offer[],
  counts: readonly number[],
  isMeant: (offer: Offer) => boolean,
): boolean {
  if (of === undefined) return true;
  const part = total(offers, counts, of, isMeant);
  const whole = total(offers, counts, of, () => true);
  return part <= atMostShare * whole + slack && part >= atLeastShare * whole - slack;
}

/** Names of the offers of each group for which a limit holds. */
function groupsOf({ each, offers: selector = {} }: Limit, offers: readonly Offer[]): readonly (readonly string[])[] {
  const meant = offers.filter((offer) =>
    Object.entries(selector).every(([field, values]) => {
      const own = field === 'offers' ? offer.name : offer[field as 'gpu'];
      return [values].flat().includes(own);
    }),
  );
  if (each === undefined) return [meant.map(({ name }) => name)];
  const values = new Set(meant.map((offer) => offer[each]).filter((value) => value !== undefined));
  return [...values].map((value) => meant.filter((offer) => offer[each] === value).map(({ name }) => name));
}

function total(
  offers: readonly Offer[],
  counts: readonly number[],
  unit: LimitUnit,
  isMeant: (offer: Offer) => boolean,
): number {
  return offers.reduce((sum, offer, at) => sum + (isMeant(offer) ? units(offer, unit) * (counts[at] ?? 0) : 0), 0);
}

function units({ gpusPerReplica, usdPerHour, watts = 0, node, isNode }: Offer, unit: LimitUnit): number {
  return { gpus: node === undefined ? gpusPerReplica : 0, replicas: isNode === true ? 0 : 1, usdPerHour, watts }[unit];
}
