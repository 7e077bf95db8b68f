import type { Guarantee, Scenario } from '@fleetmix/core';
import { lowerBound } from './lower-bound.ts';
import { priceGrid, roundUpToGrid } from './price-grid.ts';
import { hasPaidMoves } from './ways.ts';

/** Below this relative gap a bound and a cost are the same number, rounded twice. */
const sameNumber = 1e-9;

/**
 * USD/hour that no plan can undercut: the better of what the solver proved, if anything, and the closed form, rounded up
 * to the next cost that whole replicas can have.
 */
export function bestBound(scenario: Scenario, provedUsdPerHour = 0): number {
  const bound = Math.max(0, provedUsdPerHour, lowerBound(scenario));
  const grid = hasPaidMoves(scenario) ? undefined : priceGrid(scenario.offers.map(({ usdPerHour }) => usdPerHour));
  return grid === undefined || !Number.isFinite(bound) ? bound : roundUpToGrid(bound, grid);
}

/** A solver that has finished may leave this much between cost and bound, by its own tolerances. */
const finishedGap = 1e-6;

/**
 * What a plan of this cost and this bound is worth; the bound is never above the cost.
 * @param finished whether the solver says that it went on until nothing was left to search
 */
export function guaranteeOf(
  usdPerHour: number,
  boundUsdPerHour: number,
  finished: boolean,
): Exclude<Guarantee, { kind: 'none' }> {
  const gap = usdPerHour > 0 ? Math.max(0, (usdPerHour - boundUsdPerHour) / usdPerHour) : 0;
  const relativeGap = gap <= sameNumber ? 0 : gap;
  return {
    kind: relativeGap <= (finished ? finishedGap : 0) ? 'optimal' : 'bounded',
    relativeGap,
    atLeastUsdPerHour: relativeGap === 0 ? usdPerHour : boundUsdPerHour,
  };
}
