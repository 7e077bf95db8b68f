// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Reduced-cost tightening: with bound L at the current prices and a plan to beat, a total that would lift L to the cutoff is
 * ruled out. Filling segments of reduced cost d_e > 0 beyond what L counts costs d_e a replica, leaving out segments of
 * d_e < 0 costs -d_e.
 */
import type { TotalBounds } from '../problem.ts';
import type { Relaxation } from '../simplex/relaxation.ts';
import { segmentCost } from '../simplex/weak-duality.ts';

/** Narrows group totals in place; `slack` is cutoff less bound. Returns whether anything was ruled out. */
export function tighten(relaxation: Relaxation, bounds: TotalBounds, slack: number): boolean {
  const { problem } = relaxation;
  let narrowed = false;
  for (let group = 0; group < problem.groups; group += 1) {
    const low = bounds.low[group]!;
    const high = bounds.high[group]!;
    if (low === high) continue;
    bounds.high[group] = Math.max(low, Math.min(high, highest(relaxation, group, slack)));
    bounds.low[group] = Math.min(bounds.high[group]!, Math.max(low, lowest(relaxation, group, slack)));
    if (bounds.high[group]! < high || bounds.low[group]! > low) narrowed = true;
  }
  return narrowed;
}

function highest(relaxation: Relaxation, group: number, slack: number): number {
  const { problem, price, lower, upper } = relaxation;
  let total = 0;
  let left = slack;
  for (let segment = problem.segmentStart[group]!; segment < problem.segmentStart[group + 1]!; segment += 1) {
    const cost = segmentCost(relaxation, price, segment, problem.segmentPrice[segment]!);
    const width = upper[segment]! - lower[segment]!;
    total += lower[segment]!;
    if (cost <= 0) {
      total += width;
      continue;
    }
    const more = Math.floor(left / cost + 1e-6);
    if (more < width) return total + more;
    total += width;
    left -= width * cost;
  }
  return total;
}

function lowest(relaxation: Relaxation, group: number, slack: number): number {
  const { problem, price, lower, upper } = relaxation;
  let total = 0;
  let left = slack;
  for (let segment = problem.segmentStart[group]!; segment < problem.segmentStart[group + 1]!; segment += 1) {
    total += upper[segment]!;
  }
  for (let segment = problem.segmentStart[group + 1]! - 1; segment >= problem.segmentStart[group]!; segment -= 1) {
    const cost = -segmentCost(relaxation, price, segment, problem.segmentPrice[segment]!);
    const width = upper[segment]! - lower[segment]!;
    if (cost <= 0) {
      total -= width;
      continue;
    }
    const fewer = Math.floor(left / cost + 1e-6);
    if (fewer < width) return total - fewer;
    total -= width;
    left -= width * cost;
  }
  return total;
}
