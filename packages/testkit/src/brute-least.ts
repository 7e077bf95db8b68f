import type { Offer, Scenario } from '@fleetmix/core';
import { holding } from './brute-force.ts';

/** The least that fleets within a budget have of something, and the least cost of one that has no more. */
export interface BruteLeast {
  readonly amount: number;
  readonly usdPerHour: number;
}

/**
 * The least sum over replicas of `amountOf`, by trying every fleet of use; null where none holds within the budget.
 * @throws RangeError as `bruteForce`
 */
export function bruteLeast(
  scenario: Scenario,
  amountOf: (offer: Offer) => number,
  budgetUsdPerHour = Number.POSITIVE_INFINITY,
): BruteLeast | null {
  const found = holding(scenario)
    .filter(({ usdPerHour }) => usdPerHour <= budgetUsdPerHour + 1e-9)
    .map(({ counts, usdPerHour }) => ({
      usdPerHour,
      amount: scenario.offers.reduce((sum, offer, at) => sum + amountOf(offer) * (counts[at] ?? 0), 0),
    }));
  const amount = found.reduce((least, one) => Math.min(least, one.amount), Number.POSITIVE_INFINITY);
  // They are sorted by cost.
  return found.find((one) => one.amount <= amount + 1e-9 * Math.max(1, amount)) ?? null;
}
