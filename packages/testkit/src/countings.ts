import type { Offer, Scenario } from '@fleetmix/core';
import { askedByLimits, limitsShares, withinLimits } from './within-limits.ts';

/** Replicas of each offer, in the scenario's order. */
export interface Counting {
  readonly counts: readonly number[];
  readonly usdPerHour: number;
}

/**
 * Every replica counts within stock and bounds that could be of use, cheapest first. An offer needs no more replicas than
 * would carry all classes that it can serve, one beside the other, or reach a limit by itself; but where shares are limited
 * all that can be had are tried.
 * @throws RangeError where that has no end
 */
export function countings(scenario: Scenario, classes: readonly (readonly number[])[]): readonly Counting[] {
  return ranges(scenario, classes)
    .reduce<readonly (readonly number[])[]>(
      (grown, range) => grown.flatMap((counts) => range.map((count) => [...counts, count])),
      [[]],
    )
    .filter((counts) => inStock(scenario, counts) && withinLimits(scenario, counts))
    .map((counts) => ({ counts, usdPerHour: cost(scenario, counts) }))
    .sort((one, other) => one.usdPerHour - other.usdPerHour);
}

function ranges(scenario: Scenario, classes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return scenario.offers.map((offer, at) => {
    const servable = classes.map((loads) => loads[at] as number).filter(Number.isFinite);
    const asked = limitsShares(scenario) ? Number.POSITIVE_INFINITY : askedByLimits(scenario, offer);
    const spare = scenario.survive === 'replica' ? 1 : 0;
    const useful = Math.max(Math.ceil(servable.reduce((sum, load) => sum + load, 0)) + spare, asked);
    return wholeNumbers(offer, Math.min(useful, available(scenario, offer)));
  });
}

function wholeNumbers({ minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }: Offer, most: number) {
  const last = Math.max(minReplicas, Math.min(most, maxReplicas));
  if (last === Number.POSITIVE_INFINITY) throw new RangeError('With limits on shares, give every offer a maxReplicas.');
  return Array.from({ length: last - minReplicas + 1 }, (_, above) => minReplicas + above);
}

function available({ stock }: Scenario, { gpu, gpusPerReplica }: Offer): number {
  return Math.floor((stock.get(gpu) ?? Number.POSITIVE_INFINITY) / gpusPerReplica);
}

function inStock({ offers, stock }: Scenario, counts: readonly number[]): boolean {
  return [...stock].every(([gpu, limit]) => {
    const used = offers.map((offer, at) => (offer.gpu === gpu ? offer.gpusPerReplica * (counts[at] as number) : 0));
    return used.reduce((sum, gpus) => sum + gpus, 0) <= limit;
  });
}

function cost({ offers }: Scenario, counts: readonly number[]): number {
  return offers.reduce((sum, { usdPerHour }, at) => sum + usdPerHour * (counts[at] as number), 0);
}
