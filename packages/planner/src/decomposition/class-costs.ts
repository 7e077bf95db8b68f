// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * What the whole demand costs at prices q of coupled GPUs when replicas can be rented in fractions and nothing else is
 * limited: every class goes where it is cheapest, so that, with a_bo = replicas of o for all of class b,
 *
 *   L(q) = sum_b min_o (c_o + k_o q_s(o)) a_bo - sum_s q_s A_s
 *
 * in closed form, one pass over the capacities. The minimum is smoothed, min_o v_o ~ -t log sum_o exp(-v_o / t), so that
 * it has a curvature; where it is highest the prices are near to those of the linear relaxation.
 */
import { requiredDemand } from '@fleetmix/core';
import type { SmoothConcave } from './ascend.ts';
import type { Cluster } from './clusters.ts';

/** Ways to serve the classes: class b has the ways start[b] to start[b + 1]. */
interface Ways {
  readonly start: Int32Array;
  /** USD/hour for all of the class. */
  readonly cost: Float64Array;
  /** GPUs that all of the class draws, and of which coupled stock; -1 of none. */
  readonly draw: Float64Array;
  readonly stock: Int32Array;
  /** Least cost by class, by which temperatures are measured; never 0. */
  readonly scale: Float64Array;
}

/** Sums of so many terms are right to this share. */
const margin = 1e-6;
/** A way this many temperatures above the least has no share. */
const negligible = 20;

/** The closed form for the parts of a cluster. */
export interface ClassCosts {
  /** L, smoothed; the temperature t is a share of each class's least cost. */
  smoothed(temperature: number): SmoothConcave;
  /**
   * Whether the prices prove that there is no plan: the GPUs that the classes draw cost more, even where each goes where
   * they cost least, than all that there are.
   */
  proveImpossible(prices: Float64Array): boolean;
}

/** Reads the demand and the offers of a cluster once. */
export function classCosts(cluster: Cluster): ClassCosts {
  const ways = waysOf(cluster);
  return {
    smoothed: (temperature) => smoothedCosts(cluster, ways, temperature),
    proveImpossible: (prices) => {
      const paid = cluster.available.reduce((sum, have, at) => sum + have * prices[at]!, 0);
      return leastPaid(ways, prices) > paid * (1 + margin);
    },
  };
}

/** What the classes pay for coupled GPUs alone. */
function leastPaid({ start, draw, stock }: Ways, prices: Float64Array): number {
  let sum = 0;
  for (let group = 0; group + 1 < start.length; group += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (let at = start[group]!; at < start[group + 1]!; at += 1) {
      least = Math.min(least, stock[at]! < 0 ? 0 : draw[at]! * prices[stock[at]!]!);
    }
    sum += least;
  }
  return sum;
}

function smoothedCosts(cluster: Cluster, ways: Ways, temperature: number): SmoothConcave {
  const most = ways.start.reduce((width, end, at) => Math.max(width, end - (ways.start[at - 1] ?? 0)), 0);
  const weights = new Float64Array(most);
  return (prices, gradient, hessian) => {
    let value = 0;
    cluster.available.forEach((available, at) => {
      value -= prices[at]! * available;
      gradient[at]! -= available;
    });
    const drawn = new Float64Array(prices.length);
    for (let group = 0; group + 1 < ways.start.length; group += 1) {
      const heat = temperature * ways.scale[group]!;
      value += weigh(ways, group, heat, prices, weights);
      addSlopes(ways, group, heat, weights, drawn, gradient, hessian);
    }
    return value;
  };
}

/** A class's smoothed least cost; writes the share of the class that each way has in it. */
function weigh(
  { start, cost, draw, stock }: Ways,
  group: number,
  heat: number,
  prices: Float64Array,
  weights: Float64Array,
): number {
  const [from, to] = [start[group]!, start[group + 1]!];
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at < to; at += 1) {
    const own = stock[at]!;
    const priced = own < 0 ? cost[at]! : cost[at]! + draw[at]! * prices[own]!;
    weights[at - from] = priced;
    if (priced < least) least = priced;
  }
  let sum = 0;
  for (let at = 0; at < to - from; at += 1) {
    const above = (weights[at]! - least) / heat;
    weights[at] = above > negligible ? 0 : Math.exp(-above);
    sum += weights[at]!;
  }
  for (let at = 0; at < to - from; at += 1) weights[at]! /= sum;
  return least - heat * Math.log(sum);
}

/** Adds what a class draws, and how that changes with the prices. `drawn` is all 0 before and after. */
function addSlopes(
  { start, draw, stock }: Ways,
  group: number,
  heat: number,
  weights: Float64Array,
  drawn: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const [from, to, size] = [start[group]!, start[group + 1]!, drawn.length];
  for (let at = from; at < to; at += 1) {
    const [own, share] = [stock[at]!, weights[at - from]!];
    if (own < 0 || share === 0) continue;
    drawn[own]! += share * draw[at]!;
    hessian[own * size + own]! -= (share * draw[at]! ** 2) / heat;
  }
  for (let row = 0; row < size; row += 1) {
    if (drawn[row] === 0) continue;
    gradient[row]! += drawn[row]!;
    for (let column = 0; column < size; column += 1)
      hessian[row * size + column]! += (drawn[row]! * drawn[column]!) / heat;
  }
  drawn.fill(0);
}

function waysOf({ parts, gpus, available }: Cluster): Ways {
  const position = new Map(gpus.map((gpu, at) => [gpu, at]));
  const start = [0];
  const [cost, draw, stock, scale]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const { scenario } of parts) {
    const width = scenario.workload.classes.length;
    const required = requiredDemand(scenario);
    const offers = scenario.offers.map((offer, row) => ({ ...offer, row, own: position.get(offer.gpu) ?? -1 }));
    const usable = offers.filter(
      ({ own, gpusPerReplica, maxReplicas = 1 }) =>
        maxReplicas > 0 && !(gpusPerReplica > (available[own] ?? gpusPerReplica)),
    );
    required.forEach((demand, at) => {
      if (demand === 0) return;
      for (const { row, own, usdPerHour, gpusPerReplica } of usable) {
        const sustained = scenario.capacity[row * width + at]!;
        if (!(sustained > 0)) continue;
        const load = demand / sustained;
        cost.push(load * usdPerHour);
        draw.push(load * gpusPerReplica);
        stock.push(own);
      }
      if (cost.length === start.at(-1)!) return;
      scale.push(Math.min(...cost.slice(start.at(-1)!)) || 1);
      start.push(cost.length);
    });
  }
  return {
    start: Int32Array.from(start),
    cost: Float64Array.from(cost),
    draw: Float64Array.from(draw),
    stock: Int32Array.from(stock),
    scale: Float64Array.from(scale),
  };
}
