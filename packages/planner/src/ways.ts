import { type Destination, destinationsOf, type Scenario, takes, transferUsdPerHour } from '@fleetmix/core';
import { type Pair, pairsByClass } from './pairs.ts';

/** One way to serve a class: on an offer, or through a pool. */
export interface Way {
  readonly requestClass: number;
  /** Name of the offer or the pool. */
  readonly destination: string;
  /** What the whole class fills: an offer, or the two of a pool. */
  readonly parts: readonly Pair[];
  /** Of the moves of the whole class's KV caches; 0 of an offer. */
  readonly usdPerHour: number;
}

/** Every way that the pairs leave to serve each class, by the class's position: whole on offers first, then through pools. */
export function waysByClass(scenario: Scenario, pairs: readonly Pair[]): readonly (readonly Way[])[] {
  const ways = pairsByClass(scenario, pairs).map((own, requestClass) =>
    own
      .filter((pair) => isWhole(scenario, pair))
      .map((pair): Way => {
        return { requestClass, destination: scenario.offers[pair.offer]?.name ?? '', parts: [pair], usdPerHour: 0 };
      }),
  );
  for (const way of poolWays(scenario, pairs)) ways[way.requestClass]?.push(way);
  return ways;
}

/** Whether the offer of a pair serves requests whole. */
export function isWhole({ offers }: Scenario, { offer }: Pair): boolean {
  return offers[offer]?.role === undefined;
}

/** Whether KV caches are moved for money: paid by the request, so that costs lie on no grid of prices. */
export function hasPaidMoves({ pools = [] }: Scenario): boolean {
  return pools.some(({ usdPerRequest = 0 }) => [usdPerRequest].flat().some((usd) => usd > 0));
}

/** The ways through pools, class by class. */
export function poolWays(scenario: Scenario, pairs: readonly Pair[]): readonly Way[] {
  if (scenario.pools === undefined || scenario.pools.length === 0) return [];
  const pools = destinationsOf(scenario).filter(({ pool }) => pool !== undefined);
  return pairsByClass(scenario, pairs).flatMap((own, requestClass) => {
    const byOffer = new Map(own.map((pair) => [pair.offer, pair]));
    return pools.flatMap((destination) => wayThrough(scenario, destination, byOffer, requestClass));
  });
}

function wayThrough(
  scenario: Scenario,
  destination: Destination,
  byOffer: ReadonlyMap<number, Pair>,
  requestClass: number,
): readonly Way[] {
  const { name, offers, pool } = destination;
  const className = scenario.workload.classes[requestClass]?.name ?? '';
  const parts = offers.flatMap((offer) => byOffer.get(offer) ?? []);
  if (pool === undefined || parts.length < offers.length || !takes(destination, className)) return [];
  return [{ requestClass, destination: name, parts, usdPerHour: transferUsdPerHour(scenario, pool, requestClass) }];
}
