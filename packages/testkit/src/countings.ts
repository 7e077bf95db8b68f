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
    .filter((counts) => inStock(scenario, counts) && isPacked(scenario, counts) && withinLimits(scenario, counts))
    .map((counts) => ({ counts, usdPerHour: cost(scenario, counts) }))
    .sort((one, other) => one.usdPerHour - other.usdPerHour);
}

function ranges(scenario: Scenario, classes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const useful = scenario.offers.map((offer, at) => {
    const servable = classes.map((loads) => loads[at] as number).filter(Number.isFinite);
    const asked = limitsShares(scenario) ? Number.POSITIVE_INFINITY : askedByLimits(scenario, offer);
    const spare = scenario.survive === 'replica' ? 1 : 0;
    return Math.max(Math.ceil(servable.reduce((sum, load) => sum + load, 0)) + spare, asked);
  });
  return scenario.offers.map((offer, at) => {
    const held = offer.isNode === true ? nodesFor(scenario, useful, offer) : 0;
    return wholeNumbers(offer, Math.min(Math.max(useful[at] as number, held), available(scenario, offer)));
  });
}

/** Nodes on which all that could be of use there would find place, a node for each replica where need be. */
function nodesFor({ offers }: Scenario, useful: readonly number[], node: Offer): number {
  return offers.reduce((sum, { node: name }, at) => sum + (name === node.name ? (useful[at] as number) : 0), 0);
}

/** Whether what is on nodes can be dealt out to them one by one, the largest first, each to the first node with room. */
function isPacked({ offers }: Scenario, counts: readonly number[]): boolean {
  return offers.every((node, position) => {
    if (node.isNode !== true) return true;
    const free = Array.from({ length: counts[position] as number }, () => node.gpusPerReplica);
    const sizes = offers.flatMap((offer, at) =>
      offer.node === node.name ? Array.from({ length: counts[at] as number }, () => offer.gpusPerReplica) : [],
    );
    return sizes
      .sort((one, other) => other - one)
      .every((size) => {
        const at = free.findIndex((gpus) => gpus >= size);
        if (at < 0) return false;
        free[at] = (free[at] as number) - size;
        return true;
      });
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
    const used = offers.map((offer, at) =>
      offer.gpu === gpu && offer.node === undefined ? offer.gpusPerReplica * (counts[at] as number) : 0,
    );
    return used.reduce((sum, gpus) => sum + gpus, 0) <= limit;
  });
}

function cost({ offers }: Scenario, counts: readonly number[]): number {
  return offers.reduce((sum, { usdPerHour }, at) => sum + usdPerHour * (counts[at] as number), 0);
}
