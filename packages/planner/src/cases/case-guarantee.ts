import { caseScenarios, type Scenario } from '@fleetmix/core';
import { lowerBound } from '../lower-bound.ts';
import { priceGrid, roundUpToGrid } from '../price-grid.ts';
import { hasPaidMoves } from '../ways.ts';
import { amountsOf, caseCosts } from './case-costs.ts';

/**
 * What no plan can undercut, in USD/hour, by what was proved: the better of that, if anything, and the mean of the cases' closed
 * forms, rounded up to the next cost that whole replicas and starts can have.
 */
export function caseBound(scenario: Scenario): (provedUsdPerHour?: number) => number {
  const cases = caseScenarios(scenario);
  const costs = caseCosts(scenario, cases);
  const mayFail = (scenario.futures?.mayFailShare ?? 0) > 0;
  const closed = mayFail ? 0 : cases.reduce((sum, one) => sum + one.share * lowerBound(one.scenario), 0);
  const grid = hasPaidMoves(scenario) ? undefined : priceGrid(amountsOf(costs));
  return (provedUsdPerHour = 0) => {
    const bound = Math.max(0, provedUsdPerHour, closed);
    if (grid === undefined || !Number.isFinite(bound)) return bound;
    return roundUpToGrid(bound * costs.weight, grid) / costs.weight;
  };
}
