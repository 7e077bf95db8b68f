import type { OfferUse } from '../judge/evaluate.ts';
import { type CapacitySource, distinctSources } from '../scenario/capacity-source.ts';
import { destinationsOf } from '../scenario/destinations.ts';
import type { Offer } from '../scenario/offer.ts';
import { capacitySourceOf, type Scenario } from '../scenario/scenario.ts';
import type { Serving } from '../scenario/serving.ts';
import type { Route } from './plan.ts';

/** Replicas of one offer, as plain data. */
export interface ReplicaDocument {
  readonly offer: string;
  readonly gpu: string;
  readonly count: number;
  readonly usdPerHour: number;
  /** Share of the rented replicas' capacity that the stated demand takes, 0 to 1. */
  readonly utilization: number;
  /** Of `usdPerHour`, what is paid on average while replicas are away after interruptions, where the offer has any. */
  readonly lostUsdPerHour?: number;
  /** Where the capacities come from that the plan counts on here; absent where the scenario does not say. */
  readonly capacitySource?: readonly CapacitySource[];
  readonly priceSource?: string;
  /** On which its replicas are packed; `usdPerHour` is then its part of their price. */
  readonly node?: string;
  /** Power of all of them at full load, and where the figure comes from, where the offer says. */
  readonly watts?: number;
  readonly wattsSource?: string;
  readonly serving?: Serving;
}

/** A route, and where its capacity comes from, where the scenario says so. */
export type RouteDocument = Route & { readonly capacitySource?: CapacitySource };

/** What is rented, as plain data. */
export function replicaDocuments(
  scenario: Scenario,
  uses: readonly OfferUse[],
  routes: readonly RouteDocument[],
): readonly ReplicaDocument[] {
  const known = new Map(scenario.offers.map((offer) => [offer.name, offer]));
  const sources = sourcesByOffer(scenario, routes);
  return uses
    .filter(({ offer, count }) => count > 0 && known.get(offer)?.isNode !== true)
    .map(({ offer, count, usdPerHour, utilization, lostUsdPerHour }) => {
      const { gpu, node, priceSource, watts, wattsSource, serving } = known.get(offer) as Offer;
      const capacitySource = distinctSources(sources.get(offer) ?? []);
      return {
        offer,
        gpu,
        count,
        usdPerHour,
        utilization,
        ...(lostUsdPerHour === undefined ? {} : { lostUsdPerHour }),
        ...(capacitySource.length === 0 ? {} : { capacitySource }),
        ...(priceSource === undefined ? {} : { priceSource }),
        ...(node === undefined ? {} : { node }),
        ...(watts === undefined ? {} : { watts: watts * count }),
        ...(wattsSource === undefined ? {} : { wattsSource }),
        ...(serving === undefined ? {} : { serving }),
      };
    });
}

/** The routes with where the capacity of each comes from, where the scenario says so. */
export function sourcedRoutes(scenario: Scenario, routes: readonly Route[]): readonly RouteDocument[] {
  if (scenario.offers.every(({ capacitySource }) => capacitySource === undefined)) return routes;
  const offers = new Map(destinationsOf(scenario).map((destination) => [destination.name, destination.offers]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  return routes.map((route) => {
    const at = classes.get(route.class) ?? -1;
    const sources = (offers.get(route.offer) ?? []).map((offer) => capacitySourceOf(scenario, offer, at));
    // Of a pool's two the less trusted one, and none where one is not said.
    const source = sources.includes(undefined) ? undefined : distinctSources(sources).at(-1);
    return source === undefined ? route : { ...route, capacitySource: source };
  });
}

/** Sources of the capacities that a plan's routes count on, by offer. */
function sourcesByOffer(
  scenario: Scenario,
  routes: readonly Route[],
): ReadonlyMap<string, readonly (CapacitySource | undefined)[]> {
  const offers = new Map(destinationsOf(scenario).map((destination) => [destination.name, destination.offers]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  const sources = new Map<string, (CapacitySource | undefined)[]>();
  for (const route of routes) {
    if (!(route.share > 0)) continue;
    for (const offer of offers.get(route.offer) ?? []) {
      const name = scenario.offers[offer]?.name ?? '';
      const source = capacitySourceOf(scenario, offer, classes.get(route.class) ?? -1);
      const known = sources.get(name);
      if (known === undefined) sources.set(name, [source]);
      else known.push(source);
    }
  }
  return sources;
}
