import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

/** The same scenario with only the offers that `keep` accepts; stock and options stay. */
export function restrict(scenario: Scenario, keep: (offer: Offer, position: number) => boolean): Scenario {
  const classes = scenario.workload.classes.length;
  const kept = scenario.offers.flatMap((offer, position) => (keep(offer, position) ? [position] : []));
  const capacity = new Float64Array(kept.length * classes);
  kept.forEach((position, row) => {
    capacity.set(scenario.capacity.subarray(position * classes, (position + 1) * classes), row * classes);
  });
  return {
    ...scenario,
    offers: kept.map((position) => scenario.offers[position] as Offer),
    capacity,
  };
}
