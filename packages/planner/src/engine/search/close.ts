// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Cells that no better plan puts a slice on. With bound L at the current prices p, one slice of b on j costs at least
 * (p_j a_bj - min_i p_i a_bi) / slices more than L counts; and a slice larger than the room that is left on j does not fit.
 */
import type { TotalBounds } from '../problem.ts';
import type { Relaxation } from '../simplex/relaxation.ts';
import { tolerances } from '../tolerances.ts';

/** Cells to close under bounds on totals; `slack` is cutoff less bound. */
export function closable(relaxation: Relaxation, bounds: TotalBounds, slack: number): number[] {
  const { problem, price, open, amount } = relaxation;
  const { classes, profiles, slices } = problem;
  const room = roomLeft(relaxation, bounds);
  const cells: number[] = [];
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    if (amount[requestClass] === 0) continue;
    const offset = requestClass * profiles;
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cost = price[profile]! * open[offset + profile]!;
      if (cost < least) least = cost;
    }
    const most = least + slack * slices;
    for (let profile = 0; profile < profiles; profile += 1) {
      const load = open[offset + profile]!;
      if (price[profile]! * load > most || load > room[profile]! * slices) cells.push(offset + profile);
    }
  }
  return cells;
}

/** Room for slices by profile, in the units of loads. */
function roomLeft({ problem, rightSide }: Relaxation, bounds: TotalBounds): Float64Array {
  const room = rightSide.slice(0, problem.profiles);
  for (let group = 0; group < problem.groups; group += 1) {
    const profile = problem.groupProfile[group]!;
    room[profile]! += bounds.high[group]! * problem.rowScale[profile]!;
  }
  for (let profile = 0; profile < problem.profiles; profile += 1) {
    room[profile] = room[profile]! * (1 + tolerances.integral) + tolerances.integral * problem.rowScale[profile]!;
  }
  return room;
}
