import type { Offer, Scenario } from '@fleetmix/core';

/** Replicas of each offer, in the scenario's order. */
export interface Counting {
  readonly counts: readonly number[];
  readonly usdPerHour: number;
}

/**
 * Every replica counts within stock and bounds that could be of use, cheapest first. An offer needs no more replicas than
 * would carry all classes that it can serve, one beside the other.
 */
export function countings(scenario: Scenario, classes: readonly (readonly number[])[]): readonly Counting[] {
  return ranges(scenario, classes)
    .reduce<readonly (readonly number[])[]>(
      (grown, range) => grown.flatMap((counts) => range.map((count) => [...counts, count])),
      [[]],
    )
    .filter((counts) => inStock(scenario, counts))
    .map((counts) => ({ counts, usdPerHour: cost(scenario, counts) }))
    .sort((one, other) => one.usdPerHour - other.usdPerHour);
}

function ranges(scenario: Scenario, classes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return scenario.offers.map((offer, at) => {
    const servable = classes.map((loads) => loads[at] as number).filter(Number.isFinite);
    const useful = Math.ceil(servable.reduce((sum, load) => sum + load, 0));
    return wholeNumbers(offer, Math.min(useful, available(scenario, offer)));
  });
}

function wholeNumbers({ minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }: Offer, most: number) {
  const last = Math.max(minReplicas, Math.min(most, maxReplicas));
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
