/**
 * What each offer can usefully be rented, in whole replicas, before anything is merged.
 *
 *   a_bo       = demand of b (headroom included) / capacity: replicas of o for all of class b; NaN where o cannot serve b
 *   base_o     = minReplicas; paid whatever the plan, and taken from stock first
 *   useful_o   = ceil(sum_b a_bo): with that many replicas more than the base, the last one is never needed; one above it
 *                the bound cannot bind, so it never shows in prices
 *   extra_o    = min(maxReplicas - base_o, floor(stock left / k_o), useful_o + 1)
 *   stock left = the largest sum of draws k_o y_o that fits: floor((stock - drawn by bases) / g) g, g = gcd of the k_o
 *                of offers that can be rented beyond their base
 */
import { requiredDemand, type Scenario } from '@fleetmix/core';

/** An offer as presolve works on it; arrays by active class. */
export interface Candidate {
  readonly offer: number;
  readonly price: number;
  readonly gpu: string;
  readonly draw: number;
  readonly base: number;
  readonly useful: number;
  /** Whether maxReplicas, stock aside, is above what is useful. */
  readonly ownBoundIsLoose: boolean;
  extra: number;
}

/** Demand and offers of a scenario, reduced to what can matter. */
export interface Limits {
  /** Positions of classes with demand. */
  readonly activeClasses: Int32Array;
  readonly demand: Float64Array;
  readonly candidates: readonly Candidate[];
  /** GPUs left for replicas beyond the bases, by type; Infinity where there is no limit. */
  readonly stockLeft: ReadonlyMap<string, number>;
  readonly fixedCost: number;
}

/** Reads demand, bounds and stock out of a scenario. */
export function readLimits(scenario: Scenario): Limits {
  const required = requiredDemand(scenario);
  const activeClasses = Int32Array.from(required.keys()).filter((requestClass) => (required[requestClass] ?? 0) > 0);
  const demand = Float64Array.from(activeClasses, (requestClass) => required[requestClass] ?? 0);
  const stockLeft = leftInStock(scenario);
  return {
    activeClasses,
    demand,
    stockLeft,
    candidates: scenario.offers.map((_, offer) => candidate(scenario, offer, activeClasses, demand, stockLeft)),
    fixedCost: scenario.offers.reduce((sum, { minReplicas = 0, usdPerHour }) => sum + minReplicas * usdPerHour, 0),
  };
}

function candidate(
  scenario: Scenario,
  offer: number,
  activeClasses: Int32Array,
  demand: Float64Array,
  stockLeft: ReadonlyMap<string, number>,
): Candidate {
  const {
    gpu,
    gpusPerReplica,
    usdPerHour,
    minReplicas = 0,
    maxReplicas,
  } = scenario.offers[offer] as (typeof scenario.offers)[0];
  const useful = usefulReplicas(scenario, offer, activeClasses, demand);
  const ofStock = Math.floor((stockLeft.get(gpu) ?? Number.POSITIVE_INFINITY) / gpusPerReplica);
  const ownBound = Math.floor(maxReplicas ?? Number.POSITIVE_INFINITY) - minReplicas;
  return {
    offer,
    price: usdPerHour,
    gpu,
    draw: gpusPerReplica,
    base: minReplicas,
    useful,
    ownBoundIsLoose: ownBound > useful,
    extra: useful === 0 ? 0 : Math.max(0, Math.min(ownBound, ofStock, useful + 1)),
  };
}

/** ceil of the replicas that would serve every class the offer can serve. */
export function usefulReplicas(
  scenario: Scenario,
  offer: number,
  activeClasses: Int32Array,
  demand: Float64Array,
): number {
  const offset = offer * scenario.workload.classes.length;
  let load = 0;
  for (let at = 0; at < activeClasses.length; at += 1) {
    const capacity = scenario.capacity[offset + (activeClasses[at] as number)] as number;
    if (capacity > 0) load += (demand[at] as number) / capacity;
  }
  return Math.ceil(load);
}

/** GPUs of each limited type that replicas beyond the bases can draw; below 0 where the bases alone are too many. */
export function leftInStock(scenario: Scenario): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  const step = new Map<string, number>();
  for (const { gpu, gpusPerReplica, minReplicas = 0, maxReplicas } of scenario.offers) {
    const isFixed = maxReplicas !== undefined && maxReplicas <= minReplicas;
    drawn.set(gpu, (drawn.get(gpu) ?? 0) + minReplicas * gpusPerReplica);
    step.set(gpu, greatestCommonDivisor(step.get(gpu) ?? 0, isFixed ? 0 : gpusPerReplica));
  }
  const left = new Map<string, number>();
  for (const [gpu, available] of scenario.stock) {
    const divisor = step.get(gpu);
    if (divisor === undefined) continue;
    const rest = available - (drawn.get(gpu) ?? 0);
    left.set(gpu, divisor === 0 ? rest : Math.floor(rest / divisor) * divisor);
  }
  return left;
}

/** Euclid's, on whole numbers. */
export function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
