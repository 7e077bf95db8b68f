import { derated, isDisaggregated, restrict, type Scenario } from '@fleetmix/core';
import { neededOffers } from '../engine/presolve/presolve.ts';

/**
 * The scenario without offers that another one replaces at no higher cost: what it serves at most, and what that costs, stays
 * the same. As it is where limits, pools or whatever else tells offers apart by more than price, stock and their own bounds.
 */
export function withoutDominated(scenario: Scenario): Scenario {
  const { limits = [], current, periods, futures, survive } = scenario;
  if (limits.length > 0 || isDisaggregated(scenario)) return scenario;
  if ([current, periods, futures, survive].some((one) => one !== undefined)) return scenario;
  const needed = neededOffers(derated(scenario));
  return needed.size === 0 ? scenario : restrict(scenario, (_, position) => needed.has(position));
}
