import { derated, type Offer, restrict, type Scenario } from '@fleetmix/core';
import { neededOffers } from '../engine/presolve/presolve.ts';

/** What a scenario may hold for offers to differ in price, stock, capacity and their own bounds alone. */
const plain: readonly string[] = [
  'name',
  'workload',
  'offers',
  'capacity',
  'stock',
  'objective',
  'options',
  'slo',
  'notices',
];

/**
 * The scenario without offers that another one replaces at no higher cost: what it serves at most, and what that costs, stays
 * the same. As it is where limits, nodes, pools or whatever else tells offers apart by more.
 */
export function withoutDominated(scenario: Scenario): Scenario {
  if (Object.keys(scenario).some((field) => !plain.includes(field)) || scenario.offers.some(isBound)) return scenario;
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

function isBound({ node, isNode, role }: Offer): boolean {
  return node !== undefined || isNode === true || role !== undefined;
}
