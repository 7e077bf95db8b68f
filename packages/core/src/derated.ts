import type { Scenario } from './scenario.ts';

/**
 * The same problem with the offers' headroom taken off their capacities, for planners that know nothing of it: an offer with
 * a headroom of 0.25 and a capacity of 5 counts as one of 4. The scenario itself where no offer has any.
 */
export function derated(scenario: Scenario): Scenario {
  if (scenario.offers.every(({ headroom }) => headroom === undefined)) return scenario;
  const width = scenario.workload.classes.length;
  return {
    ...scenario,
    offers: scenario.offers.map(({ headroom: _, ...offer }) => offer),
    capacity: scenario.capacity.map(
      (capacity, at) => capacity / (1 + (scenario.offers[Math.floor(at / width)]?.headroom ?? 0)),
    ),
  };
}
