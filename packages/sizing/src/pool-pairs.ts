import type { Offer, Scenario } from '@fleetmix/core';

/** An offer that could do half of the work, with what it would sustain of each class, in requests/s. */
export interface HalfOffer {
  readonly offer: Offer;
  readonly capacity: readonly number[];
}

/** An offer to prefill and one to decode, at one place. */
export interface PoolPair {
  readonly prefill: HalfOffer;
  readonly decode: HalfOffer;
}

/**
 * The pairs at one place, same provider and region, that serve some class; those first that save most if replicas came in
 * parts: sum_b r_b max(0, w_b - p_P / T_bP - p_D / T_bD), w_b being what the class costs whole where it is cheapest.
 * Of pairs that save the same, as machines of one kind and different sizes do, the one of smaller machines comes first.
 */
export function pairsAtOnePlace(
  scenario: Scenario,
  prefill: readonly HalfOffer[],
  decode: readonly HalfOffer[],
): readonly PoolPair[] {
  const whole = cheapestWhole(scenario);
  const demand = scenario.workload.classes.map((one) => one.demand);
  const byPlace = new Map<string, HalfOffer[]>();
  for (const one of decode) byPlace.set(placeOf(one.offer), [...(byPlace.get(placeOf(one.offer)) ?? []), one]);
  return prefill
    .flatMap((one) => (byPlace.get(placeOf(one.offer)) ?? []).map((other) => ({ prefill: one, decode: other })))
    .map((pair) => ({ pair, costs: demand.map((_, at) => costOf(pair, at)) }))
    .filter(({ costs }) => costs.some(Number.isFinite))
    .map(({ pair, costs }) => ({
      pair,
      saves: sum(costs, (cost, at) => (demand[at] as number) * Math.max(0, (whole[at] as number) - cost)),
      price: pair.prefill.offer.usdPerHour + pair.decode.offer.usdPerHour,
    }))
    .sort((one, other) => rounded(other.saves) - rounded(one.saves) || one.price - other.price)
    .map(({ pair }) => pair);
}

/** USD for one request/s of a class, for an hour, where replicas come in parts. */
function costOf({ prefill, decode }: PoolPair, requestClass: number): number {
  return [prefill, decode].reduce(
    (cost, { offer, capacity }) => cost + offer.usdPerHour / (capacity[requestClass] ?? 0),
    0,
  );
}

/** The same on the best offer that serves requests whole; a class that none serves would cost without end, and counts as 0. */
function cheapestWhole({ offers, capacity, workload: { classes } }: Scenario): readonly number[] {
  return classes.map((_, at) => {
    const costs = offers.map(({ usdPerHour }, row) => usdPerHour / (capacity[row * classes.length + at] as number));
    const least = Math.min(...costs);
    return Number.isFinite(least) ? least : 0;
  });
}

function placeOf({ provider = '', region = '' }: Offer): string {
  return `${provider}\n${region}`;
}

/** Savings that differ in the seventh digit are the same, rounded twice. */
function rounded(saves: number): number {
  return Number(saves.toPrecision(6));
}

function sum(values: readonly number[], of: (value: number, at: number) => number): number {
  return values.reduce((total, value, at) => total + of(value, at), 0);
}
