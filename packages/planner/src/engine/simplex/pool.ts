// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The cells that can matter while prices stay in a box: the engine's active set, exact by construction.
 *
 * Let low_j <= p_j <= high_j. Class b costs at most limit_b = min_j high_j a_bj, so a profile with low_j a_bj > limit_b is
 * never its cheapest, and no breakpoint of b lies on it inside the box. The pool lists the other cells by class. A step
 * that would leave the box is retried on a pool for a wider one, and a claim of infeasibility on the pool of all cells.
 * A price above `high` only matters for profiles that some limit_b rests on, one below `low` only for those left out
 * somewhere; elsewhere the box is open.
 */
import type { Problem } from '../problem.ts';

export interface Pool {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly start: Int32Array;
  profile: Int32Array;
  load: Float64Array;
  /** Whether every cell is listed. */
  full: boolean;
  /** Width of the next box, as a share of the prices; grows when rebuilds come too often. */
  margin: number;
  pivotsAtRebuild: number;
}

const narrowest = 0.15;

/** A pool of no cells, to be filled by `surround`. */
export function pool(problem: Problem): Pool {
  return {
    low: new Float64Array(problem.profiles),
    high: new Float64Array(problem.profiles).fill(-1),
    start: new Int32Array(problem.classes + 1),
    profile: new Int32Array(0),
    load: new Float64Array(0),
    full: false,
    margin: narrowest,
    pivotsAtRebuild: 0,
  };
}

/** Whether the pool is right for these prices less `step` times `direction`. */
export function covers(pool: Pool, price: Float64Array, direction: Float64Array, step: number): boolean {
  if (pool.full) return true;
  const { low, high } = pool;
  for (let profile = 0; profile < low.length; profile += 1) {
    const moved = price[profile]! - step * direction[profile]!;
    if (!(moved >= low[profile]! && moved <= high[profile]!)) return false;
  }
  return true;
}

/** Rebuilds the pool around the way from `price` to `price - step * direction`; step Infinity asks for all cells. */
export function surround(
  pool: Pool,
  problem: Problem,
  price: Float64Array,
  direction: Float64Array,
  step: number,
  pivots: number,
): void {
  pool.margin = pivots - pool.pivotsAtRebuild < 12 ? pool.margin * 1.7 : Math.max(narrowest, pool.margin / 1.3);
  pool.pivotsAtRebuild = pivots;
  pool.full = step === Number.POSITIVE_INFINITY || pool.margin > 8;
  for (let profile = 0; profile < problem.profiles; profile += 1) {
    const one = price[profile]!;
    const other = pool.full ? one : one - step * direction[profile]!;
    pool.low[profile] = pool.full ? 0 : Math.max(0, Math.min(one, other)) / (1 + pool.margin);
    pool.high[profile] = pool.full ? Number.POSITIVE_INFINITY : Math.max(one, other, 0) * (1 + pool.margin) + 1e-3;
  }
  fill(pool, problem);
}

function fill(pool: Pool, problem: Problem): void {
  const { classes, profiles, load } = problem;
  const { low, high, start } = pool;
  const excluded = new Uint8Array(profiles);
  const witness = new Uint8Array(profiles);
  const limits = new Float64Array(classes);
  let count = 0;
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const offset = requestClass * profiles;
    let limit = Number.POSITIVE_INFINITY;
    let rests = -1;
    for (let profile = 0; profile < profiles; profile += 1) {
      const most = high[profile]! * load[offset + profile]!;
      if (most < limit) {
        limit = most;
        rests = profile;
      }
    }
    if (rests >= 0) witness[rests] = 1;
    limits[requestClass] = limit;
    for (let profile = 0; profile < profiles; profile += 1) {
      const least = low[profile]! * load[offset + profile]!;
      if (least <= limit) count += 1;
      else if (least > limit) excluded[profile] = 1;
    }
    start[requestClass + 1] = count;
  }
  if (pool.profile.length < count) {
    pool.profile = new Int32Array(Math.ceil(count * 1.2));
    pool.load = new Float64Array(Math.ceil(count * 1.2));
  }
  list(pool, problem, limits);
  for (let profile = 0; profile < profiles; profile += 1) {
    if (!excluded[profile]) low[profile] = Number.NEGATIVE_INFINITY;
    if (!witness[profile]) high[profile] = Number.POSITIVE_INFINITY;
  }
}

function list(pool: Pool, { classes, profiles, load }: Problem, limits: Float64Array): void {
  let at = 0;
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const offset = requestClass * profiles;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cell = load[offset + profile]!;
      if (!(pool.low[profile]! * cell <= limits[requestClass]!)) continue;
      pool.profile[at] = profile;
      pool.load[at] = cell;
      at += 1;
    }
  }
}
