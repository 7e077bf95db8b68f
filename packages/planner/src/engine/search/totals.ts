// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/** Replica totals of a basis: what branching looks at and what a plan is made of. */
import { type Problem, totalCount, totalOfRow } from '../problem.ts';
import type { Relaxation } from '../simplex/relaxation.ts';
import { tolerances } from '../tolerances.ts';

/** Totals by group, then by total row, of the relaxation's current values. */
export function readTotals({ problem, segments, position, value, atUpper, lower, upper }: Relaxation): Float64Array {
  const totals = new Float64Array(totalCount(problem));
  for (let segment = 0; segment < segments; segment += 1) {
    const at = position[segment]!;
    const replicas = at >= 0 ? value[at]! : atUpper[segment] ? upper[segment]! : lower[segment]!;
    totals[problem.segmentGroup[segment]!]! += replicas;
  }
  addGroupTotals(problem, totals);
  return totals;
}

/** Fills in the totals of total rows from those of groups. */
export function addGroupTotals(problem: Problem, totals: Float64Array): void {
  totals.fill(0, problem.groups);
  for (let group = 0; group < problem.groups; group += 1) {
    const row = problem.groupTotalRow[group]!;
    if (row >= 0) totals[totalOfRow(problem, row)]! += totals[group]!;
  }
}

/**
 * What a total may miss a whole number by: `integral`, and for very large ones twice what the simplex method lets them
 * miss a bound by, or a branch that it does not feel would be taken again and again.
 */
export function wholeSlack(total: number): number {
  return Math.max(tolerances.integral, 2 * tolerances.primal * Math.abs(total));
}

/** Distance of a total to the next whole number; 0 within tolerance. */
export function fraction(total: number): number {
  const part = total - Math.floor(total);
  const slack = wholeSlack(total);
  return part <= slack || part >= 1 - slack ? 0 : part;
}

/** Cost of whole replicas of each group, cheapest segments first. */
export function costOfTotals(problem: Problem, totals: Float64Array): number {
  let cost = 0;
  for (let group = 0; group < problem.groups; group += 1) {
    let left = totals[group]!;
    for (
      let segment = problem.segmentStart[group]!;
      left > 0 && segment < problem.segmentStart[group + 1]!;
      segment += 1
    ) {
      const taken = Math.min(left, problem.segmentWidth[segment]!);
      cost += taken * problem.segmentPrice[segment]!;
      left -= taken;
    }
  }
  return cost;
}

/** Whether whole totals keep to the groups' limits and to stock. */
export function fits(problem: Problem, totals: Float64Array): boolean {
  const drawn = new Float64Array(problem.rows);
  for (let group = 0; group < problem.groups; group += 1) {
    if (totals[group]! > problem.groupLimit[group]!) return false;
    const row = problem.groupStockRow[group]!;
    if (row >= 0) drawn[row]! += totals[group]! * problem.groupDraw[group]!;
  }
  for (let row = problem.profiles; row < problem.profiles + problem.stocks; row += 1) {
    if (drawn[row]! * problem.rowScale[row]! > problem.rightSide[row]! * (1 + 1e-12)) return false;
  }
  return true;
}
