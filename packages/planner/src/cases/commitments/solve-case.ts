import { derated, type Scenario } from '@fleetmix/core';
import { solve } from '../../decomposition/solve.ts';
import type { EngineOptions } from '../../engine/index.ts';
import { limitsAsStock } from '../../limits-as-stock.ts';
import type { Box, CaseFleet, Commitment } from './commitment.ts';

/** What is known of a case at some prices. */
export interface CaseAnswer {
  /** Absent where none was found. */
  readonly fleet?: CaseFleet;
  /** USD/hour that no fleet of the case undercuts at these prices; Infinity where it has none. */
  readonly atLeastUsdPerHour: number;
}

/**
 * The cheapest fleet of one case where reserved replicas within the box can be had at a price each, by the built-in engine;
 * undefined where that does not take the case.
 */
export async function solveCase(
  { cases, reserved }: Commitment,
  at: number,
  prices: readonly number[],
  { lower, upper }: Box,
  options: EngineOptions,
): Promise<CaseAnswer | undefined> {
  const { scenario } = cases[at] as Commitment['cases'][number];
  const offers = scenario.offers.map((offer, position) => {
    const own = reserved.indexOf(position);
    if (own < 0) return offer;
    const [minReplicas, maxReplicas] = [lower[own] ?? 0, upper[own] ?? 0];
    return { ...offer, usdPerHour: prices[own] ?? 0, minReplicas, maxReplicas };
  });
  const given: Scenario = { ...scenario, offers };
  const taken = limitsAsStock(derated(given));
  if (taken === undefined) return undefined;
  const found = await solve(taken, options);
  if (found.status === 'infeasible') return { atLeastUsdPerHour: Number.POSITIVE_INFINITY };
  if (!('plan' in found)) return { atLeastUsdPerHour: found.atLeastUsdPerHour };
  const counts = new Map(found.plan.replicas.map(({ offer, count }) => [offer, count]));
  const usdPerHour = offers.reduce(
    (sum, offer, position) =>
      reserved.includes(position) ? sum : sum + (counts.get(offer.name) ?? 0) * offer.usdPerHour,
    0,
  );
  const used = reserved.map((position) => counts.get(offers[position]?.name ?? '') ?? 0);
  return { fleet: { used, usdPerHour, plan: found.plan }, atLeastUsdPerHour: found.atLeastUsdPerHour };
}
