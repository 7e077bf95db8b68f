import { leastUsdPerHour, type Scenario } from '@fleetmix/core';
import { type Pair, servablePairs } from './pairs.ts';
import { isWhole, poolWays } from './ways.ts';

/**
 * USD/hour that no plan can undercut, in closed form: the sum over classes of the cheapest fraction of a replica that
 * carries the class, sum_b r_b min_c p_c / T_bc. It is the linear relaxation without stock. Where sharing is per class,
 * one fraction may carry all classes at once, and only the dearest class counts. A pool costs the fractions of both offers, and
 * the moves of KV caches, of which each class pays its own.
 * Infinity where some class cannot be served at all.
 */
export function lowerBound(scenario: Scenario): number {
  const pairs = servablePairs(scenario);
  const cheapest = scenario.workload.classes.map(({ demand }) => (demand > 0 ? Number.POSITIVE_INFINITY : 0));
  const lower = (requestClass: number, usdPerHour: number) => {
    cheapest[requestClass] = Math.min(cheapest[requestClass] as number, usdPerHour);
  };
  const prices = scenario.offers.map((offer) => leastUsdPerHour(scenario.offers, offer));
  const priceOf = ({ offer, load }: Pair) => load * (prices[offer] ?? 0);
  for (const pair of pairs) if (isWhole(scenario, pair)) lower(pair.requestClass, priceOf(pair));
  for (const { requestClass, parts, usdPerHour } of poolWays(scenario, pairs))
    lower(
      requestClass,
      parts.reduce((sum, pair) => sum + priceOf(pair), usdPerHour),
    );
  return scenario.options.sharing === 'shared'
    ? cheapest.reduce((sum, usdPerHour) => sum + usdPerHour, 0)
    : Math.max(0, ...cheapest);
}
