import { capacityOf, requiredDemand, type Scenario } from '@fleetmix/core';

/** What a search needs of a scenario, as arrays. Positions of classes are those in `classes`, of offers the scenario's. */
export interface Work {
  /** Positions in the scenario of the classes with demand. */
  readonly classes: readonly number[];
  readonly offers: number;
  /** Replicas of an offer that a whole class fills, classes x offers; Infinity where it cannot be served. */
  readonly load: Float64Array;
  readonly usdPerHour: Float64Array;
}

/** The scenario's classes and offers as arrays. */
export function workOf(scenario: Scenario): Work {
  const demand = requiredDemand(scenario);
  const classes = [...demand.keys()].filter((requestClass) => (demand[requestClass] as number) > 0);
  const offers = scenario.offers.length;
  const load = new Float64Array(classes.length * offers);
  classes.forEach((requestClass, row) => {
    for (let offer = 0; offer < offers; offer += 1)
      load[row * offers + offer] = (demand[requestClass] as number) / capacityOf(scenario, offer, requestClass);
  });
  return { classes, offers, load, usdPerHour: Float64Array.from(scenario.offers, ({ usdPerHour }) => usdPerHour) };
}
