// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The cells that can matter near some reference prices: the engine's active set, exact by construction.
 *
 * At reference prices p0, class b lists its cells with p0_j a_bj <= reach x min_j p0_j a_bj; `beyond_b` is the least
 * p0_j a_bj that it does not list. Under prices p let the fallen profiles be those with p_j < drop x p0_j. A cell neither
 * listed nor of a fallen profile then costs p_j a_bj >= drop x beyond_b: it is not the cheapest of b while b's listed or
 * fallen cells hold one below that, and no breakpoint of b lies on it while b's key stays below that. A class that goes
 * above is wide: its whole row is looked at until the next rebuild.
 */
import type { Problem } from '../problem.ts';
import type { Relaxation } from './relaxation.ts';

export interface Pool {
  readonly reference: Float64Array;
  readonly start: Int32Array;
  profile: Int32Array;
  load: Float64Array;
  /** drop x beyond_b. */
  readonly limit: Float64Array;
  readonly isWide: Uint8Array;
  wide: number;
  /** Whether rebuilds take the prices as they are (on the way to the root's optimum), or only lower the reference. */
  isFollowing: boolean;
  /** Whether every class is wide for good: where cells are opened and closed, no list of them lasts. */
  readonly isOff: boolean;
  /** Profiles whose price has fallen; few, or the pool is rebuilt. */
  readonly fallen: Int32Array;
  readonly isFallen: Uint8Array;
  fallenCount: number;
}

const reach = 1.35;
const drop = 0.85;
const mostFallen = 12;

/** A pool of no cells, to be filled by `rebuild`, or one that is off. */
export function pool(problem: Problem, isOff: boolean): Pool {
  return {
    reference: new Float64Array(problem.profiles).fill(Number.POSITIVE_INFINITY),
    start: new Int32Array(problem.classes + 1),
    profile: new Int32Array(0),
    load: new Float64Array(0),
    limit: new Float64Array(problem.classes),
    isWide: new Uint8Array(problem.classes).fill(isOff ? 1 : 0),
    wide: isOff ? problem.classes : 0,
    isFollowing: true,
    isOff,
    fallen: new Int32Array(mostFallen),
    isFallen: new Uint8Array(problem.profiles),
    fallenCount: 0,
  };
}

/** Takes note of profiles fallen at `price - step direction`; returns whether the pool was widened for them. */
export function noteFallen(
  pool: Pool,
  problem: Problem,
  price: Float64Array,
  direction: Float64Array,
  step: number,
): boolean {
  const { reference, isFallen } = pool;
  let found = false;
  for (let profile = 0; profile < problem.profiles; profile += 1) {
    const moved = step === 0 ? price[profile]! : price[profile]! - step * direction[profile]!;
    if (moved >= drop * reference[profile]! || isFallen[profile]) continue;
    if (pool.wide === problem.classes) return false;
    found = true;
    if (pool.fallenCount === mostFallen) {
      widenAll(pool);
      return true;
    }
    isFallen[profile] = 1;
    pool.fallen[pool.fallenCount] = profile;
    pool.fallenCount += 1;
  }
  return found;
}

/** Begins a run: forgets wide classes and fallen profiles, which the new prices may not have. */
export function refresh(pool: Pool, problem: Problem, price: Float64Array): void {
  if (pool.isOff) return;
  if (pool.isFollowing && pool.wide * 8 > problem.classes) rebuild(pool, problem, price);
  if (pool.isFollowing) return;
  if (fallenAt(pool, price) > mostFallen / 2) rebuild(pool, problem, price);
  if (pool.wide > 0) pool.isWide.fill(0);
  pool.wide = 0;
  for (let at = 0; at < pool.fallenCount; at += 1) pool.isFallen[pool.fallen[at]!] = 0;
  pool.fallenCount = 0;
}

function fallenAt({ reference }: Pool, price: Float64Array): number {
  let count = 0;
  for (let profile = 0; profile < reference.length; profile += 1) {
    if (price[profile]! < drop * reference[profile]!) count += 1;
  }
  return count;
}

/** Takes the given prices as the reference for good: those of the root, which the tree's stay near to. */
export function settlePool(pool: Pool, problem: Problem, price: Float64Array): void {
  if (pool.isOff) return;
  rebuild(pool, problem, price);
  pool.isFollowing = false;
}

/** Makes every class wide: all cells. */
export function widenAll(pool: Pool): void {
  pool.isWide.fill(1);
  pool.wide = pool.isWide.length;
}

/** Makes a class wide. */
export function widen(pool: Pool, requestClass: number): void {
  if (pool.isWide[requestClass]) return;
  pool.isWide[requestClass] = 1;
  pool.wide += 1;
}

/** Lists cells anew around the given prices. */
function rebuild(pool: Pool, problem: Problem, price: Float64Array): void {
  const { classes, profiles, load } = problem;
  const { reference, isFollowing } = pool;
  for (let profile = 0; profile < profiles; profile += 1) {
    const now = Math.max(0, price[profile]!);
    reference[profile] = isFollowing ? now : Math.min(now, reference[profile]!);
  }
  pool.isWide.fill(0);
  pool.wide = 0;
  pool.isFallen.fill(0);
  pool.fallenCount = 0;
  let count = 0;
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const offset = requestClass * profiles;
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cost = price[profile]! * load[offset + profile]!;
      if (cost < least) least = cost;
    }
    if (count + profiles > pool.profile.length) grow(pool, count + profiles);
    const most = least * reach;
    let beyond = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cell = load[offset + profile]!;
      const cost = reference[profile]! * cell;
      if (cost <= most) {
        pool.profile[count] = profile;
        pool.load[count] = cell;
        count += 1;
      } else if (cost < beyond) beyond = cost;
    }
    pool.limit[requestClass] = beyond * drop;
    pool.start[requestClass + 1] = count;
  }
}

function grow(pool: Pool, atLeast: number): void {
  const size = Math.max(atLeast, pool.profile.length * 2, 1024);
  const profile = new Int32Array(size);
  const load = new Float64Array(size);
  profile.set(pool.profile);
  load.set(pool.load);
  pool.profile = profile;
  pool.load = load;
}

/** The least cost p_j a_bj of a class, and the profile that has it in `cheapestProfile`. */
export function cheapest(pool: Pool, { problem, open, price }: Relaxation, requestClass: number): number {
  const { profile, load, start, fallen, fallenCount } = pool;
  const offset = requestClass * problem.profiles;
  let least = Number.POSITIVE_INFINITY;
  if (!pool.isWide[requestClass]) {
    const end = start[requestClass + 1]!;
    for (let at = start[requestClass]!; at < end; at += 1) {
      const cost = price[profile[at]!]! * load[at]!;
      if (cost < least) {
        least = cost;
        cheapestProfile = profile[at]!;
      }
    }
    for (let at = 0; at < fallenCount; at += 1) {
      const cost = price[fallen[at]!]! * open[offset + fallen[at]!]!;
      if (cost < least) {
        least = cost;
        cheapestProfile = fallen[at]!;
      }
    }
    if (least <= pool.limit[requestClass]!) return least;
    widen(pool, requestClass);
  }
  for (let other = 0; other < problem.profiles; other += 1) {
    const cost = price[other]! * open[offset + other]!;
    if (cost < least) {
      least = cost;
      cheapestProfile = other;
    }
  }
  return least;
}

/** Profile of the last `cheapest`. */
export let cheapestProfile = -1;
