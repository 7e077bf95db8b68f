import type { Scenario } from '@fleetmix/core';
import { limitBounds } from './limit-bounds.ts';
import { type Pair, pairsByOffer } from './pairs.ts';

/** Fewest and most replicas of an offer that a plan needs to consider. */
export interface ReplicaBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of each offer's replica count, in the scenario's order. The upper one cuts off no optimum: nobody needs more
 * replicas than would serve everything servable alone, or reach a limit's atLeast alone, and nobody gets more than stock,
 * maxReplicas and limits allow. It is finite but where shares are limited: see {@link limitBounds}.
 * minReplicas stand even where stock does not: the stock row then says that there is no plan.
 */
export function replicaBounds(scenario: Scenario, pairs: readonly Pair[]): readonly ReplicaBounds[] {
  const byOffer = pairsByOffer(scenario, pairs);
  const ofLimits = limitBounds(scenario);
  return scenario.offers.map((offer, position) => {
    const { gpu, gpusPerReplica, minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY } = offer;
    const inStock = Math.floor((scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY) / gpusPerReplica);
    const wanted = Math.ceil(loadOfAll(scenario, byOffer[position] ?? []));
    // What one replica more is good for: a loss of one.
    const spare = scenario.survive === 'replica' && wanted > 0 ? 1 : 0;
    const { most, needed } = ofLimits?.[position] ?? { most: Number.POSITIVE_INFINITY, needed: 0 };
    const upper = Math.min(Math.max(wanted + spare, needed), maxReplicas, inStock, most);
    return { lower: minReplicas, upper: Math.max(minReplicas, upper) };
  });
}

/** Replicas' worth of work when one offer serves every class that it can serve. */
export function loadOfAll(scenario: Scenario, pairs: readonly Pair[]): number {
  return scenario.options.sharing === 'shared'
    ? pairs.reduce((sum, { load }) => sum + load, 0)
    : pairs.reduce((most, { load }) => Math.max(most, load), 0);
}
