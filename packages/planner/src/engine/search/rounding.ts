// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import type { Problem } from '../problem.ts';
import { addGroupTotals, fits, wholeSlack } from './totals.ts';

/** Every total rounded up: the routes of the relaxation still fit. Nothing where limits or stock do not allow it. */
export function roundUp(problem: Problem, totals: Float64Array): Float64Array | undefined {
  const whole = new Float64Array(totals.length);
  for (let group = 0; group < problem.groups; group += 1) {
    whole[group] = Math.max(0, Math.ceil(totals[group]! - wholeSlack(totals[group]!)));
  }
  addGroupTotals(problem, whole);
  return fits(problem, whole) ? whole : undefined;
}
