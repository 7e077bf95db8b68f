import { capacityOf, type Offer, type Scenario } from '@fleetmix/core';
import { choices, corner, dot, type ShareRow } from './most-within.ts';

/** A way to serve a class whole: replicas of each offer that it fills, and what moving its KV caches costs. */
interface Way {
  readonly requestClass: number;
  readonly loads: readonly number[];
  readonly usdPerHour: number;
}

const slack = 1e-9;

/**
 * Every way to serve each class with demand: on an offer that serves requests whole, or through a pool that takes the class.
 * @param neededFor replicas for one replica's worth of work
 */
export function waysOf(scenario: Scenario, neededFor: (offer: Offer) => number): readonly (readonly Way[])[] {
  const { offers, pools = [], workload, options } = scenario;
  return workload.classes.flatMap(({ name, demand, headroom: own = options.headroom }, at) => {
    if (demand === 0) return [];
    const loadOn = (offer: Offer, position: number) =>
      (demand * (1 + own) * neededFor(offer)) / capacityOf(scenario, position, at);
    const way = (names: readonly string[], usdPerHour: number): Way => {
      const loads = offers.map((offer, position) => (names.includes(offer.name) ? loadOn(offer, position) : 0));
      return { requestClass: at, loads, usdPerHour };
    };
    const whole = offers.filter(({ role }) => role === undefined).map((offer) => way([offer.name], 0));
    const paired = pools
      .filter(({ classes }) => classes === undefined || classes.includes(name))
      .map(({ prefill, decode, usdPerRequest = 0 }) =>
        way(
          [prefill, decode],
          demand * 3600 * (typeof usdPerRequest === 'number' ? usdPerRequest : (usdPerRequest[at] ?? 0)),
        ),
      );
    return [[...whole, ...paired].filter(({ loads }) => loads.every(Number.isFinite))];
  });
}

/**
 * The least that the moves of KV caches cost when so many replicas serve everything, by looking at every corner of the ways to
 * divide the classes; null where they cannot.
 * @param classes the ways of each class with demand
 */
export function leastTransfers(classes: readonly (readonly Way[])[], counts: readonly number[]): number | null {
  // A way over an offer of which there is nothing is none.
  const open = classes.map((ways) =>
    ways.filter(({ loads }) => loads.every((load, at) => load === 0 || (counts[at] ?? 0) > 0)),
  );
  if (open.some((ways) => ways.length === 0)) return null;
  const ways = open.flat();
  const whole = open.map((own): ShareRow => ({ terms: ways.map((way) => (own.includes(way) ? 1 : 0)), limit: 1 }));
  const loads = counts.map(
    (count, at): ShareRow => ({ terms: ways.map((way) => way.loads[at] as number), limit: count }),
  );
  const none = ways.map((_, at): ShareRow => ({ terms: ways.map((_, other) => (other === at ? 1 : 0)), limit: 0 }));
  const binding = loads.filter(({ terms }) => terms.some((load) => load > 0));
  const fits = (shares: readonly number[]) =>
    shares.every((share) => share >= -slack) &&
    loads.every(({ terms, limit }) => dot(terms, shares) <= limit + slack * Math.max(1, limit));
  const costs = choices([...binding, ...none], ways.length - whole.length)
    .map((planes) => corner([...whole, ...planes]))
    .filter((shares) => shares !== undefined && fits(shares))
    .map((shares) =>
      dot(
        ways.map(({ usdPerHour }) => usdPerHour),
        shares as readonly number[],
      ),
    );
  return costs.length === 0 ? null : Math.min(...costs);
}
