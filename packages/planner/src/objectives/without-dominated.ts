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

/**
 * The same of the offers that serve requests whole, beside those that prefill or decode; where no stock is limited, since the
 * others could draw on it.
 */
export function withoutDominatedWhole(scenario: Scenario): Scenario {
  const whole = restrict(scenario, ({ role }) => role === undefined);
  if (scenario.stock.size > 0 || scenario.options.sharing !== 'shared' || whole.offers.some(({ isNode }) => isNode))
    return scenario;
  const { pools: _, ...bare } = whole;
  const needed = new Set(withoutDominated(bare).offers.map(({ name }) => name));
  return restrict(scenario, ({ name, role }) => role !== undefined || needed.has(name));
}
