import { nodePackings, type Scenario } from '@fleetmix/core';
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
  const bounds = scenario.offers.map((offer, position) => {
    const { gpu, gpusPerReplica, minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY } = offer;
    const inStock = Math.floor((scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY) / gpusPerReplica);
    const wanted = Math.ceil(loadOfAll(scenario, byOffer[position] ?? []));
    // What one replica more is good for: a loss of one.
    const spare = scenario.survive === 'replica' && wanted > 0 ? 1 : 0;
    const { most, needed } = ofLimits?.[position] ?? { most: Number.POSITIVE_INFINITY, needed: 0 };
    const allowed = Math.min(maxReplicas, inStock, most);
    const upper = Math.min(Math.max(wanted + spare, needed), allowed);
    return { lower: minReplicas, upper: Math.max(minReplicas, upper), allowed, needed };
  });
  return packedBounds(scenario, bounds).map(({ lower, upper }) => ({ lower, upper }));
}

interface Allowed extends ReplicaBounds {
  readonly allowed: number;
  readonly needed: number;
}

/** Nodes are needed for as much as may be packed on them, or for a limit; and no more is packed than they hold. */
function packedBounds({ offers }: Scenario, bounds: readonly Allowed[]): readonly ReplicaBounds[] {
  const packed: ReplicaBounds[] = [...bounds];
  for (const { node, gpus, offers: own } of nodePackings(offers)) {
    const { lower, allowed, needed } = bounds[node] as Allowed;
    const gpusOf = (at: number) => offers[at]?.gpusPerReplica ?? 1;
    const filled = Math.ceil(own.reduce((sum, at) => sum + gpusOf(at) * (bounds[at]?.upper ?? 0), 0) / gpus);
    const upper = Math.max(lower, Math.min(Math.max(filled, needed), allowed));
    packed[node] = { lower, upper };
    for (const at of own) {
      const { lower: least, upper: most } = bounds[at] as Allowed;
      packed[at] = { lower: least, upper: Math.max(least, Math.min(most, Math.floor((upper * gpus) / gpusOf(at)))) };
    }
  }
  return packed;
}

/** Replicas' worth of work when one offer serves every class that it can serve. */
export function loadOfAll(scenario: Scenario, pairs: readonly Pair[]): number {
  return scenario.options.sharing === 'shared'
    ? pairs.reduce((sum, { load }) => sum + load, 0)
    : pairs.reduce((most, { load }) => Math.max(most, load), 0);
}
