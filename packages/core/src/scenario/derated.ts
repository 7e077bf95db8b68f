import { replicasPerLoad } from './replicas-per-load.ts';
import type { Scenario } from './scenario.ts';

/**
 * The same problem with the offers' headroom and interruptions taken off their capacities, for planners that know nothing of
 * them: an offer with a headroom of 0.25 and a capacity of 5 counts as one of 4. The scenario itself where no offer has any.
 */
export function derated(scenario: Scenario): Scenario {
  if (scenario.offers.every(({ headroom, interruptions }) => headroom === undefined && interruptions === undefined))
    return scenario;
  const width = scenario.workload.classes.length;
  const factors = scenario.offers.map(replicasPerLoad);
  return {
    ...scenario,
    offers: scenario.offers.map(({ headroom: _, interruptions: __, ...offer }) => offer),
    capacity: scenario.capacity.map((capacity, at) => capacity / (factors[Math.floor(at / width)] ?? 1)),
  };
}
