import type { Pool, Scenario } from '@fleetmix/core';
import { defaultKvLinkGBps, type SizedClass, type SplitRow, splitRow } from '@fleetmix/profiles';
import { type HalfOffer, type PoolPair, pairsAtOnePlace } from './pool-pairs.ts';
import { engineOffer, type RentableOffer, recipeOf, roundedDown, type Service, type SizedFleet } from './size-fleet.ts';
import type { SizedLog } from './sized-log.ts';

/** How prefill and decode may go apart, all optional. */
export interface SplitOptions {
  /** GB/s (10^9 bytes) a GPU at which KV caches move between two replicas; {@link defaultKvLinkGBps} where absent. */
  readonly linkGBps?: number;
  /** Pairs that are put before the planner; 40 where absent. */
  readonly mostPools?: number;
}

/** A scenario with pools, and of how many pairs they were chosen. */
export interface SplitFleet {
  readonly scenario: Scenario;
  /** Pairs at one place that serve some class. */
  readonly pairs: number;
}

const mostPoolsUsual = 40;

/**
 * The scenario of a sized fleet with pools beside: of its machines, pairs at the same provider and region, one to prefill and one
 * to decode, with what each would sustain by the estimate. Where there are too many pairs those stay that would save most if
 * replicas came in parts; see `pairsAtOnePlace`. Moves of KV caches cost time, and no money. Classes keep the targets that they have.
 */
export function disaggregated(
  { scenario, profiled }: SizedFleet,
  log: SizedLog,
  service: Service,
  { linkGBps = defaultKvLinkGBps, mostPools = mostPoolsUsual }: SplitOptions = {},
): SplitFleet {
  const unservable = new Set(profiled.unservable.map(({ requestClass }) => requestClass));
  const classes = log.classes.flatMap(({ representative }, at): readonly SizedClass[] =>
    unservable.has(at) ? [] : [{ size: representative, slo: profiled.slos[at] ?? service.slo }],
  );
  const rowOf = splitRows(service, classes, linkGBps);
  const candidates = profiled.offers.map(({ candidate }) => candidate);
  const halves = (role: 'prefill' | 'decode') =>
    candidates.map((candidate): HalfOffer => {
      const offer = engineOffer(candidate, service, 'estimated');
      const rates = rowOf(candidate)[role];
      return {
        offer: { ...offer, name: `${offer.name} ${role}`, role },
        capacity: rates.map(({ requestsPerSecond }) => roundedDown(requestsPerSecond * candidate.layout.engines)),
      };
    });
  const pairs = pairsAtOnePlace(scenario, halves('prefill'), halves('decode'));
  return { scenario: withPools(scenario, pairs.slice(0, mostPools)), pairs: pairs.length };
}

/** Engines of the same GPUs share their estimates. */
function splitRows(service: Service, classes: readonly SizedClass[], linkGBps: number) {
  const rows = new Map<string, SplitRow>();
  return ({ accelerator, layout: { gpusPerEngine } }: RentableOffer): SplitRow => {
    const key = `${accelerator.id}\n${gpusPerEngine}`;
    const replica = { ...recipeOf(service), accelerator, tensorParallel: gpusPerEngine };
    const row = rows.get(key) ?? splitRow(replica, classes, linkGBps);
    rows.set(key, row);
    return row;
  };
}

function withPools(scenario: Scenario, pairs: readonly PoolPair[]): Scenario {
  if (pairs.length === 0) return scenario;
  const halves = new Map(
    pairs.flatMap(({ prefill, decode }) => [prefill, decode].map((half) => [half.offer.name, half])),
  );
  const pools = pairs.map(({ prefill, decode }): Pool => {
    return {
      name: `${machineOf(prefill)} to ${machineOf(decode)}`,
      prefill: prefill.offer.name,
      decode: decode.offer.name,
    };
  });
  const added = [...halves.values()];
  return {
    ...scenario,
    offers: [...scenario.offers, ...added.map(({ offer }) => offer)],
    capacity: Float64Array.from([...scenario.capacity, ...added.flatMap(({ capacity }) => capacity)]),
    pools,
  };
}

/** The name that the offer had before it was given a role. */
function machineOf({ offer: { name, role } }: HalfOffer): string {
  return role === undefined ? name : name.slice(0, name.length - role.length - 1);
}
