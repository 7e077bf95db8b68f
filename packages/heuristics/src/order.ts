import { capacityOf, type Scenario } from '@fleetmix/core';

/** Classes with demand, by position, from the one whose best replica carries least of it. */
export function hardestFirst(scenario: Scenario): readonly number[] {
  const best = scenario.workload.classes.map((_, requestClass) =>
    scenario.offers.reduce((most, _offer, offer) => Math.max(most, capacityOf(scenario, offer, requestClass)), 0),
  );
  return [...best.keys()]
    .filter((requestClass) => (scenario.workload.classes[requestClass]?.demand ?? 0) > 0)
    .sort((one, other) => (best[one] as number) - (best[other] as number));
}

/** Offers that serve a class, by position, from the cheapest per unit of demand. */
export function cheapestFirst(scenario: Scenario, requestClass: number): readonly number[] {
  const price = scenario.offers.map(({ usdPerHour }, offer) => usdPerHour / capacityOf(scenario, offer, requestClass));
  return [...price.keys()]
    .filter((offer) => capacityOf(scenario, offer, requestClass) > 0)
    .sort((one, other) => (price[one] as number) - (price[other] as number));
}
