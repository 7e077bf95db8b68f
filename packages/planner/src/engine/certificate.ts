/**
 * A certificate: prices p_o >= 0 of a replica's worth of work on each offer, and q_s >= 0 of a GPU of each limited stock.
 * Whoever holds the scenario can recompute from them, in one pass over the capacities, a cost that no plan undercuts:
 *
 *   bound(p, q) = sum_b min{ p_o a_bo : T_bo > 0, U_o > 0 } - sum_s q_s S_s
 *               + sum_o min{ (c_o + k_o q_s(o) - p_o) y : L_o <= y <= U_o }
 *
 *   a_bo = r_b / T_bo    r_b demand with headroom, T_bo capacity
 *   S_s  = GPUs that whole replicas can draw at most: D + floor((A_s - D) / g) g, D = sum_o k_o L_o, g = gcd of the k_o
 *         of offers with maxReplicas above minReplicas
 *   L_o  = minReplicas, U_o = min(maxReplicas, floor(S_s / k_o), max(L_o, ceil(sum_b a_bo)))
 *
 * Why (weak duality). Take a cheapest plan x, y. Its replicas above max(L_o, load of o) cost without serving, so one with
 * y_o <= U_o exists: the load of o never exceeds sum_b a_bo. Offers with U_o = 0 serve nothing. For it
 *   cost = sum_o c_o y_o
 *       >= sum_o c_o y_o + sum_o p_o (sum_b a_bo x_bo - y_o) + sum_s q_s (sum_o k_o y_o - S_s)      both brackets are <= 0
 *        = sum_b sum_o p_o a_bo x_bo + sum_o (c_o + k_o q_s(o) - p_o) y_o - sum_s q_s S_s
 *       >= bound(p, q)               each class is a mean of its p_o a_bo with weights x_bo, each y_o lies in [L_o, U_o].
 *
 * A ray is the same with every c_o = 0: any scenario where it gives more than 0 has no plan, since for a plan the sum of the
 * brackets would be above 0. Slices only restrict x further, so both hold for them too.
 */
import type { Offer, Scenario } from '@fleetmix/core';
import { leftInStock, readLimits, usefulReplicas } from './presolve/limits.ts';

/** Prices by offer, in the scenario's order, and by GPU type; types not named cost nothing. */
export interface Certificate {
  readonly workPrices: Float64Array;
  readonly stockPrices: ReadonlyMap<string, number>;
}

/** The cost in USD/hour that the prices prove no plan to undercut. Prices that are not numbers, or below 0, count as 0. */
export function certifiedBound(scenario: Scenario, certificate: Certificate): number {
  return evaluatePrices(scenario, certificate, 1);
}

/** Whether the prices, read as a ray, prove that the scenario has no plan; the margin is relative to the terms. */
export function provesImpossible(scenario: Scenario, ray: Certificate): boolean {
  return evaluatePrices(scenario, ray, 0) > 0;
}

function evaluatePrices(scenario: Scenario, certificate: Certificate, costs: number): number {
  const { activeClasses, demand } = readLimits(scenario);
  const left = leftInStock(scenario);
  const most = scenario.offers.map((offer, at) =>
    mostReplicas(offer, left, usefulReplicas(scenario, at, activeClasses, demand)),
  );
  const work = most.map((limit, at) => (limit > 0 ? usable(certificate.workPrices[at]) : Number.POSITIVE_INFINITY));
  let positive = classTerms(scenario, activeClasses, demand, work);
  if (positive === Number.POSITIVE_INFINITY) return positive;
  let negative = 0;
  scenario.offers.forEach((offer, at) => {
    if (most[at] === 0) return;
    const price = left.has(offer.gpu) ? usable(certificate.stockPrices.get(offer.gpu)) : 0;
    const reduced = costs * offer.usdPerHour + offer.gpusPerReplica * price - (work[at] as number);
    const term = reduced === 0 ? 0 : reduced * (reduced > 0 ? (offer.minReplicas ?? 0) : (most[at] as number));
    if (term > 0) positive += term;
    else negative += term;
  });
  const drawn = drawnByBases(scenario);
  for (const [gpu, available] of left) {
    negative -= usable(certificate.stockPrices.get(gpu)) * (available + (drawn.get(gpu) ?? 0));
  }
  const sum = positive + negative;
  return costs === 0 && sum <= 1e-9 * positive ? 0 : sum;
}

/** U_o. */
function mostReplicas(
  { gpu, gpusPerReplica, minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }: Offer,
  left: ReadonlyMap<string, number>,
  useful: number,
): number {
  const ofStock = Math.floor((left.get(gpu) ?? Number.POSITIVE_INFINITY) / gpusPerReplica);
  return Math.min(maxReplicas, Math.max(minReplicas, useful), minReplicas + Math.max(0, ofStock));
}

function drawnByBases(scenario: Scenario): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  for (const { gpu, gpusPerReplica, minReplicas = 0 } of scenario.offers) {
    drawn.set(gpu, (drawn.get(gpu) ?? 0) + minReplicas * gpusPerReplica);
  }
  return drawn;
}

function usable(price: number | undefined): number {
  return price !== undefined && price > 0 && price < Number.POSITIVE_INFINITY ? price : 0;
}

/** sum_b min_o p_o a_bo, one pass over the matrix. */
function classTerms(
  { capacity, workload, offers }: Scenario,
  activeClasses: Int32Array,
  demand: Float64Array,
  work: readonly number[],
): number {
  const least = new Float64Array(activeClasses.length).fill(Number.POSITIVE_INFINITY);
  for (let offer = 0; offer < offers.length; offer += 1) {
    const offset = offer * workload.classes.length;
    const price = work[offer] as number;
    if (price === Number.POSITIVE_INFINITY) continue;
    for (let at = 0; at < least.length; at += 1) {
      const sustained = capacity[offset + (activeClasses[at] as number)] as number;
      if (!(sustained > 0)) continue;
      const cost = (price * (demand[at] as number)) / sustained;
      if (cost < (least[at] as number)) least[at] = cost;
    }
  }
  return least.reduce((sum, cost) => sum + cost, 0);
}
