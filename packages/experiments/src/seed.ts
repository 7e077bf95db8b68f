import type { InputProblem } from '@fleetmix/core';
import type { Coordinates } from './cell.ts';
import { fnv1a64 } from './fnv1a64.ts';
import type { Grid } from './grid.ts';

/** Requests drawn for one cell at most; more would take longer than any planner. */
const maxDrawn = 1_000_000;

/** What stands against drawing the requests of a grid at random. */
export function seedProblems({ seed, scale }: Grid): readonly InputProblem[] {
  if (seed === undefined) return [];
  if (scale?.kind === 'total' && scale.values.every((total) => Number.isSafeInteger(total) && total <= maxDrawn)) {
    return [];
  }
  const message = `draws whole requests, so it needs "scale" with "totals" in whole numbers up to ${maxDrawn}. Give them, or drop the seed.`;
  return [{ path: 'seed', message }];
}

/**
 * The 32-bit seed of one place in the grid: the low half of the FNV-1a hash of the grid's seed and the place's
 * coordinates, sorted by name. It depends on nothing else, so that the order of the cells, a resumed run, or another set
 * of planners draws the same requests.
 */
export function seedAt(seed: number, coordinates: Coordinates): number {
  const sorted = Object.entries(coordinates).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Number.parseInt(fnv1a64(JSON.stringify([seed, sorted])).slice(8), 16);
}
