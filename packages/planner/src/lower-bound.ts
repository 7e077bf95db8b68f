import type { Scenario } from '@fleetmix/core';
import { pairsByClass, servablePairs } from './pairs.ts';

/**
 * USD/hour that no plan can undercut, in closed form: the sum over classes of the cheapest fraction of a replica that
 * carries the class, sum_b r_b min_c p_c / T_bc. It is the linear relaxation without stock. Where sharing is per class,
 * one fraction may carry all classes at once, and only the dearest class counts.
 * Infinity where some class cannot be served at all.
 */
export function lowerBound(scenario: Scenario): number {
  const pairs = pairsByClass(scenario, servablePairs(scenario));
  const cheapest = scenario.workload.classes.map(({ demand }, requestClass) =>
    demand > 0
      ? (pairs[requestClass] ?? []).reduce(
          (least, { offer, load }) => Math.min(least, load * (scenario.offers[offer]?.usdPerHour ?? 0)),
          Number.POSITIVE_INFINITY,
        )
      : 0,
  );
  return scenario.options.sharing === 'shared'
    ? cheapest.reduce((sum, usdPerHour) => sum + usdPerHour, 0)
    : Math.max(0, ...cheapest);
}
