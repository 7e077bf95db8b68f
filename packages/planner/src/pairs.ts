import { capacityOf, replicasPerLoad, requiredDemand, type Scenario } from '@fleetmix/core';

/** A class that an offer can serve, both by position. */
export interface Pair {
  readonly requestClass: number;
  readonly offer: number;
  /** Replicas of the offer that the whole class fills, headroom and interruptions included: demand / capacity. */
  readonly load: number;
}

/**
 * No fleet rents a billion replicas. An offer of which a class would need more cannot serve it, to all intents; leaving
 * it out keeps the model's coefficients where a solver can tell them from rounding.
 */
const mostReplicas = 1e9;

/**
 * What can serve what, class by class: classes with demand, offers with capacity for them.
 * Everything that the planner writes down, bounds or explains comes from this list.
 */
export function servablePairs(scenario: Scenario): readonly Pair[] {
  const demand = requiredDemand(scenario);
  const factors = scenario.offers.map(replicasPerLoad);
  const pairs: Pair[] = [];
  // A loop, for there may be millions.
  for (let requestClass = 0; requestClass < demand.length; requestClass++) {
    const required = demand[requestClass] as number;
    for (let offer = 0; offer < scenario.offers.length; offer++) {
      const load = (required * (factors[offer] as number)) / capacityOf(scenario, offer, requestClass);
      if (load > 0 && load < mostReplicas) pairs.push({ requestClass, offer, load });
    }
  }
  return pairs;
}

/** Pairs by the position of their offer; an empty list for an offer that serves nothing. */
export function pairsByOffer(scenario: Scenario, pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const lists = scenario.offers.map((): Pair[] => []);
  for (const pair of pairs) lists[pair.offer]?.push(pair);
  return lists;
}

/** Pairs by the position of their class; an empty list for a class without demand, or that nothing serves. */
export function pairsByClass(scenario: Scenario, pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const lists = scenario.workload.classes.map((): Pair[] => []);
  for (const pair of pairs) lists[pair.requestClass]?.push(pair);
  return lists;
}
