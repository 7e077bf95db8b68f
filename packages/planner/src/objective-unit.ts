import type { Scenario } from '@fleetmix/core';
import { priceGrid } from './price-grid.ts';

/** Beyond this, whole-number costs would be too large for a solver's absolute tolerances to mean anything. */
const largestCost = 1e5;

/**
 * USD/hour that one unit of the objective stands for.
 * Solvers compare costs with absolute tolerances of about 1e-7, so a scenario priced in thousandths of a cent, or in
 * millions, would be solved carelessly or in vain as it stands. Where prices lie on a grid, counting in steps of it makes
 * every cost a whole number, which lets a solver round its bound up; elsewhere the geometric mean of the prices is the
 * unit, to the next power of two so that scaling itself rounds nothing.
 */
export function objectiveUnit(scenario: Scenario): number {
  return unitOf(scenario.offers.map(({ usdPerHour }) => usdPerHour));
}

/** The same for any amounts of money that whole numbers of things cost. */
export function unitOf(amounts: readonly number[]): number {
  const prices = amounts.filter((price) => price > 0);
  if (prices.length === 0) return 1;
  const grid = priceGrid(prices);
  if (grid !== undefined && Math.max(...prices) / grid <= largestCost) return grid;
  const meanLog = prices.reduce((sum, price) => sum + Math.log2(price), 0) / prices.length;
  return 2 ** Math.round(meanLog);
}

/** A price in the objective's unit, as the whole number that it is meant to be where the unit is a grid. */
export function objectiveCost(usdPerHour: number, unitUsdPerHour: number): number {
  const steps = usdPerHour / unitUsdPerHour;
  const whole = Math.round(steps);
  return Math.abs(steps - whole) <= 1e-12 * whole ? whole : steps;
}
