import { limitAmount, limitRows, type Scenario } from '@fleetmix/core';
import type { Fleet } from './fleet.ts';

/** What is asked that these planners cannot see to, in a sentence; undefined where there is nothing of the kind. */
export function beyondReach(scenario: Scenario): string | undefined {
  const goal = scenario.objective?.goal ?? 'least-cost';
  if (goal !== 'least-cost') return `The goal is ${goal}, and this planner knows the least cost alone. Use exact.`;
  if (scenario.survive !== undefined)
    return `The fleet is to survive the loss of a ${scenario.survive}, and this planner sees to no loss. Use exact.`;
  const share = limitRows(scenario).find(({ isShare, atMost, atLeast }) => isShare && (atMost < 1 || atLeast > 0));
  return share === undefined
    ? undefined
    : `Limit ${share.label} is on a share of the fleet, which this planner cannot keep to: it adds replicas one by one. Use exact.`;
}

/**
 * Rents what limits ask for at least, the cheapest per unit first; classes are served on it before anything else is rented.
 * Returns why that cannot be had, or undefined where it can.
 */
export function meetMinimums(fleet: Fleet, { offers }: Scenario): string | undefined {
  for (const { row } of fleet.missing()) {
    const cheapestFirst = offers
      .map(({ usdPerHour }, offer) => ({ offer, units: row.counted[offer] ?? 0, usdPerHour }))
      .filter(({ units }) => units > 0)
      .sort((one, other) => one.usdPerHour / one.units - other.usdPerHour / other.units);
    for (const { offer, units } of cheapestFirst) {
      const missing = fleet.missing().find((other) => other.row === row);
      if (missing === undefined) break;
      fleet.add(offer, Math.min(fleet.rentable(offer), Math.ceil((missing.units / units) * (1 - 1e-9))));
    }
    if (fleet.missing().some((other) => other.row === row))
      return `Limit ${row.label} asks for at least ${limitAmount(row, row.atLeast)}, and this planner found no way to rent so much. Lower it, or try exact.`;
  }
  return undefined;
}
