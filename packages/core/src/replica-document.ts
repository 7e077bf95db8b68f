import { type CapacitySource, distinctSources } from './capacity-source.ts';
import type { OfferUse } from './evaluate.ts';
import type { Offer } from './offer.ts';
import type { Route } from './plan.ts';
import { capacitySourceOf, type Scenario } from './scenario.ts';
import type { Serving } from './serving.ts';

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
  return uses
    .filter(({ count }) => count > 0)
    .map(({ offer, count, usdPerHour, utilization, lostUsdPerHour }) => {
      const { gpu, priceSource, watts, wattsSource, serving } = known.get(offer) as Offer;
      const capacitySource = distinctSources(
        routes.flatMap((route) => (route.offer === offer && route.share > 0 ? [route.capacitySource] : [])),
      );
      return {
        offer,
        gpu,
        count,
        usdPerHour,
        utilization,
        ...(lostUsdPerHour === undefined ? {} : { lostUsdPerHour }),
        ...(capacitySource.length === 0 ? {} : { capacitySource }),
        ...(priceSource === undefined ? {} : { priceSource }),
        ...(watts === undefined ? {} : { watts: watts * count }),
        ...(wattsSource === undefined ? {} : { wattsSource }),
        ...(serving === undefined ? {} : { serving }),
      };
    });
}

/** The routes with where the capacity of each comes from, where the scenario says so. */
export function sourcedRoutes(scenario: Scenario, routes: readonly Route[]): readonly RouteDocument[] {
  if (scenario.offers.every(({ capacitySource }) => capacitySource === undefined)) return routes;
  const offers = new Map(scenario.offers.map(({ name }, position) => [name, position]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  return routes.map((route) => {
    const source = capacitySourceOf(scenario, offers.get(route.offer) ?? -1, classes.get(route.class) ?? -1);
    return source === undefined ? route : { ...route, capacitySource: source };
  });
}
