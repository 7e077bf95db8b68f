import { limitAmount, type Scenario } from '@fleetmix/core';
import type { Fleet } from './fleet.ts';

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
