// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Which total to branch on, and which side to follow. Pseudo-costs (Benichou et al., 1971): the mean rise of the bound per
 * unit of fraction, by total and side, as seen so far; before anything was seen, the total's own price stands in. The score
 * is the product of both sides' expected rises.
 */
import { type Problem, type TotalBounds, totalCount } from '../problem.ts';
import { fraction } from './totals.ts';

export interface PseudoCosts {
  readonly prior: Float64Array;
  /** Sums and numbers of rises seen, at [2 * total + side], side 1 = up. */
  readonly sum: Float64Array;
  readonly seen: Int32Array;
}

export interface Choice {
  readonly total: number;
  readonly at: number;
  readonly isUp: boolean;
}

/** Nothing seen yet. */
export function pseudoCosts(problem: Problem): PseudoCosts {
  const count = totalCount(problem);
  const prior = new Float64Array(count);
  for (let total = 0; total < count; total += 1) {
    const row =
      total < problem.groups
        ? problem.groupProfile[total]!
        : total - problem.groups + problem.profiles + problem.stocks;
    prior[total] = problem.rowScale[row]!;
  }
  return { prior, sum: new Float64Array(2 * count), seen: new Int32Array(2 * count) };
}

/** Notes how much a branch raised the bound. */
export function learn({ sum, seen }: PseudoCosts, { total, at, isUp }: Choice, rise: number): void {
  const part = at - Math.floor(at);
  const side = 2 * total + (isUp ? 1 : 0);
  sum[side]! += rise / (isUp ? 1 - part : part);
  seen[side]! += 1;
}

/** The best total to branch on: totals of profiles before those of groups; nothing where all are whole. */
export function chooseBranch(
  problem: Problem,
  costs: PseudoCosts,
  totals: Float64Array,
  bounds: TotalBounds,
): Choice | undefined {
  const count = totals.length;
  return bestOf(costs, totals, bounds, problem.groups, count) ?? bestOf(costs, totals, bounds, 0, problem.groups);
}

function bestOf(
  costs: PseudoCosts,
  totals: Float64Array,
  bounds: TotalBounds,
  from: number,
  to: number,
): Choice | undefined {
  let best = -1;
  let most = -1;
  for (let total = from; total < to; total += 1) {
    const part = fraction(totals[total]!);
    if (part === 0 || bounds.low[total] === bounds.high[total]) continue;
    const score = expected(costs, total, 0, part) * expected(costs, total, 1, 1 - part);
    if (score > most) {
      most = score;
      best = total;
    }
  }
  if (best < 0) return undefined;
  const at = totals[best]!;
  return { total: best, at, isUp: fraction(at) > 0.3 };
}

function expected({ prior, sum, seen }: PseudoCosts, total: number, side: number, distance: number): number {
  const at = 2 * total + side;
  const rate = (sum[at]! + 0.1 * prior[total]!) / (seen[at]! + 1);
  return Math.max(rate * distance, 1e-12);
}
