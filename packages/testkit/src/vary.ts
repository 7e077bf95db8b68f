import type { Interruptions, Offer, Scenario, ScenarioOptions } from '@fleetmix/core';

/** The same scenario with every price multiplied. */
export function priced(scenario: Scenario, factor: number): Scenario {
  return { ...scenario, offers: scenario.offers.map((offer) => ({ ...offer, usdPerHour: offer.usdPerHour * factor })) };
}

/** The same scenario with its offers from last to first. */
export function reversed(scenario: Scenario): Scenario {
  return {
    ...scenario,
    offers: scenario.offers.toReversed(),
    capacity: rows(scenario).toReversed().reduce(joined, none),
  };
}

/** The same scenario and one offer more, with nothing that must be rented of it. */
export function extended(scenario: Scenario, offer: Offer, capacity: Float64Array): Scenario {
  return { ...scenario, offers: [...scenario.offers, offer], capacity: joined(scenario.capacity, capacity) };
}

/** The same scenario with its first class cut into two equal halves. */
export function halved(scenario: Scenario): Scenario {
  const { classes, ...workload } = scenario.workload;
  const halves = classes.flatMap(({ demand, ...rest }, at) =>
    at === 0
      ? [
          { ...rest, demand: demand / 2 },
          { ...rest, name: 'the other half', demand: demand / 2 },
        ]
      : [{ ...rest, demand }],
  );
  const capacity = rows(scenario)
    .map((row) => joined(row.subarray(0, 1), row))
    .reduce(joined, none);
  return { ...scenario, workload: { ...workload, classes: halves }, capacity };
}

/** The same scenario with a class that no offer can serve. */
export function blocked(scenario: Scenario): Scenario {
  const { classes, ...workload } = scenario.workload;
  const capacity = rows(scenario)
    .map((row) => joined(row, Float64Array.of(0)))
    .reduce(joined, none);
  return { ...scenario, workload: { ...workload, classes: [...classes, { name: 'nobody', demand: 1 }] }, capacity };
}

/** The same scenario with headrooms of their own for classes and offers, by turns; undefined where one has none. */
export function roomy(
  scenario: Scenario,
  classes: readonly (number | undefined)[],
  offers: readonly (number | undefined)[],
): Scenario {
  const own = (list: readonly (number | undefined)[], at: number) => {
    const headroom = list[at % list.length];
    return headroom === undefined ? {} : { headroom };
  };
  return {
    ...scenario,
    workload: {
      ...scenario.workload,
      classes: scenario.workload.classes.map((one, at) => ({ ...one, ...own(classes, at) })),
    },
    offers: scenario.offers.map((one, at) => ({ ...one, ...own(offers, at) })),
  };
}

/** The same scenario with interruptions of offers, by turns; undefined where one has none. */
export function interrupted(scenario: Scenario, rates: readonly (Interruptions | undefined)[]): Scenario {
  return {
    ...scenario,
    offers: scenario.offers.map((offer, at) => {
      const interruptions = rates[at % rates.length];
      return interruptions === undefined ? offer : { ...offer, interruptions };
    }),
  };
}

/** The same scenario with other options. */
export function optioned(scenario: Scenario, options: Partial<ScenarioOptions>): Scenario {
  return { ...scenario, options: { ...scenario.options, ...options } };
}

const none = new Float64Array();

/** Capacities by offer. */
export function rows({ offers, workload, capacity }: Scenario): readonly Float64Array[] {
  const width = workload.classes.length;
  return offers.map((_, offer) => capacity.subarray(offer * width, (offer + 1) * width));
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  return Float64Array.from([...one, ...other]);
}
