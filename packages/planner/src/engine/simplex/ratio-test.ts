// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Which variable enters: the long-step ratio test (bound flipping; Maros 2003, section 10.2), an exact line search.
 *
 * When what leaves is pushed to its bound, prices move as p - t g with g = sign x (its row of B^-1), and the dual objective
 * is concave and piecewise linear in t with slope = infeasibility at t = 0. A nonbasic variable q with reduced cost d_q and
 * row entry g . column_q meets its breakpoint at t_q = d_q / (g . column_q). Going past it is allowed while the slope,
 * which falls by |g . column_q| times the distance q then moves, stays above 0:
 *   - a segment or logical with two bounds goes to its other bound;
 *   - what is left of a class without partners moves wholly to another profile: no pivot, only a new key, then its next
 *     breakpoint.
 * Cells of a class that has partners, and variables with one bound, stop the search.
 */

import { tolerances } from '../tolerances.ts';
import type { Leaving } from './leaving.ts';
import { type Pool, widen } from './pool.ts';
import type { Relaxation } from './relaxation.ts';
import { segmentCost } from './weak-duality.ts';

/** Working memory and result. Items are classes, then side variables at [classes + side]. */
export interface RatioTest {
  /** Next breakpoint of an item: time, row entry (unsigned), for a class the profile that it meets. */
  readonly time: Float64Array;
  readonly entry: Float64Array;
  readonly meets: Int32Array;
  readonly heap: Int32Array;
  heapLength: number;
  /** Breakpoints passed, in order: items, and for a class the profile that it moved to. */
  flipItem: Int32Array;
  flipProfile: Int32Array;
  flipTime: Float64Array;
  flipEntry: Float64Array;
  flips: number;
  /** What enters (a variable; `none` where nothing stops the step), at which time, with which row entry. */
  entering: number;
  step: number;
  pivot: number;
  /** How much the dual objective rises. */
  gain: number;
}

/** `entering` of a step without end: the bounds in force leave no plan. */
export const none = 0x7fffffff;
/** `entering` of a step that ends because the dual objective has risen enough. */
export const enough = 0x7ffffffe;

/** Working memory for a relaxation. */
export function ratioTest({ problem, sides }: Relaxation): RatioTest {
  const items = problem.classes + sides;
  const flips = items + 64;
  return {
    time: new Float64Array(items),
    entry: new Float64Array(items),
    meets: new Int32Array(items),
    heap: new Int32Array(items + 1),
    heapLength: 0,
    flipItem: new Int32Array(flips),
    flipProfile: new Int32Array(flips),
    flipTime: new Float64Array(flips),
    flipEntry: new Float64Array(flips),
    flips: 0,
    entering: none,
    step: 0,
    pivot: 0,
    gain: 0,
  };
}

/** Runs the test along `direction` = g, no further than to a rise of `wanted`; changes nothing but `test`. */
export function findEntering(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  direction: Float64Array,
  leaving: Leaving,
  wanted: number,
): void {
  test.flips = 0;
  test.heapLength = 0;
  scanClasses(relaxation, pool, test, direction);
  scanSides(relaxation, test, direction);
  for (let at = (test.heapLength >> 1) - 1; at >= 0; at -= 1) siftDown(test, at);
  walk(relaxation, pool, test, direction, leaving.infeasibility, wanted);
  if (test.entering < enough) preferLargePivot(relaxation, test, direction);
}

function scanClasses(relaxation: Relaxation, pool: Pool, test: RatioTest, direction: Float64Array): void {
  const { classes } = relaxation.problem;
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const own = relaxation.key[requestClass]!;
    if (relaxation.amount[requestClass] === 0 && relaxation.partners[requestClass] === 0) continue;
    if (nextBreakpoint(relaxation, pool, test, direction, requestClass, own))
      test.heap[test.heapLength++] = requestClass;
  }
}

/** The first breakpoint of a class whose key is `own`, written to `test`; false where it meets none. */
function nextBreakpoint(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  direction: Float64Array,
  requestClass: number,
  own: number,
): boolean {
  const { problem, price, partners, basicCell, open } = relaxation;
  const { profile, load, fallen, isWide } = pool;
  const offset = requestClass * problem.profiles;
  const ownLoad = problem.load[offset + own]!;
  const ownEntry = direction[own]! * ownLoad;
  const ownCost = price[own]! * ownLoad;
  const least = Math.abs(ownEntry) * tolerances.cancellation;
  const isSplit = partners[requestClass]! > 0;
  let time = Number.POSITIVE_INFINITY;
  let entry = 0;
  let meets = -1;
  const isAll = isWide[requestClass] !== 0;
  const from = isAll ? 0 : pool.start[requestClass]!;
  const listed = isAll ? problem.profiles : pool.start[requestClass + 1]!;
  const end = isAll ? listed : listed + pool.fallenCount;
  for (let at = from; at < end; at += 1) {
    const other = isAll ? at : at < listed ? profile[at]! : fallen[at - listed]!;
    const otherLoad = isAll || at >= listed ? open[offset + other]! : load[at]!;
    const candidate = direction[other]! * otherLoad - ownEntry;
    if (!(candidate > least)) continue;
    const cost = price[other]! * otherLoad - ownCost;
    if (cost > time * candidate || other === own) continue;
    if (isSplit && basicCell[offset + other]) continue;
    const found = cost > 0 ? cost / candidate : 0;
    if (found === time && candidate <= entry) continue;
    time = found;
    entry = candidate;
    meets = other;
  }
  if (meets < 0) return false;
  test.time[requestClass] = time;
  test.entry[requestClass] = entry;
  test.meets[requestClass] = meets;
  return true;
}

/**
 * Makes wide the classes whose keys rise above what the pool covers within a step; returns whether there were any. A
 * class's cheapest cost along the way is at most its key's, which is highest at one of the ends.
 */
export function widenForStep(
  { problem, price, key, counters }: Relaxation,
  pool: Pool,
  step: number,
  direction: Float64Array,
): boolean {
  const before = pool.wide;
  if (before === problem.classes) return false;
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    const own = key[requestClass]!;
    const rise = direction[own]! < 0 ? -direction[own]! * step : 0;
    const cost = (price[own]! + rise) * problem.load[requestClass * problem.profiles + own]!;
    if (cost > pool.limit[requestClass]!) widen(pool, requestClass);
  }
  if (pool.wide > before) counters.poolRebuilds += 1;
  return pool.wide > before;
}

function scanSides(relaxation: Relaxation, test: RatioTest, direction: Float64Array): void {
  const { problem, sides, segments, position, lower, upper, atUpper, price, nudge } = relaxation;
  const { classes, segmentPrice } = problem;
  for (let side = 0; side < sides; side += 1) {
    if (position[side]! >= 0 || lower[side] === upper[side]) continue;
    const isSegment = side < segments;
    let entry = isSegment ? segmentEntry(relaxation, direction, side) : direction[side - segments]!;
    if (entry === 0) continue;
    let cost = isSegment
      ? segmentCost(relaxation, price, side, segmentPrice[side]!)
      : price[side - segments]! - nudge[side - segments]!;
    if (atUpper[side]) {
      entry = -entry;
      cost = -cost;
    }
    if (entry <= 0) continue;
    test.time[classes + side] = cost > 0 ? cost / entry : 0;
    test.entry[classes + side] = entry;
    test.heap[test.heapLength++] = classes + side;
  }
}

/** g . column of a segment, 0 where it is only rounding noise. */
function segmentEntry({ problem }: Relaxation, direction: Float64Array, segment: number): number {
  const group = problem.segmentGroup[segment]!;
  const profile = problem.groupProfile[group]!;
  const stock = problem.groupStockRow[group]!;
  const total = problem.groupTotalRow[group]!;
  const first = -direction[profile]! * problem.rowScale[profile]!;
  if (stock < 0 && total < 0) return first;
  const second = stock >= 0 ? direction[stock]! * problem.groupDraw[group]! * problem.rowScale[stock]! : 0;
  const third = total >= 0 ? direction[total]! * problem.rowScale[total]! : 0;
  const sum = first + second + third;
  const terms = Math.abs(first) + Math.abs(second) + Math.abs(third);
  return Math.abs(sum) <= terms * tolerances.cancellation ? 0 : sum;
}

/** Passes breakpoints in order while the slope stays above 0. */
function walk(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  direction: Float64Array,
  infeasibility: number,
  wanted: number,
): void {
  const { problem, partners, amount, lower, upper } = relaxation;
  const { classes, profiles } = problem;
  let slope = infeasibility;
  let reached = 0;
  test.gain = 0;
  test.entering = none;
  test.step = Number.POSITIVE_INFINITY;
  while (test.heapLength > 0) {
    const item = test.heap[0]!;
    const time = test.time[item]!;
    const entry = test.entry[item]!;
    const rise = slope * (time - reached);
    if (test.gain + rise >= wanted) break;
    test.gain += rise;
    reached = time;
    const side = item - classes;
    const distance =
      side < 0 ? (partners[item]! > 0 ? Number.POSITIVE_INFINITY : amount[item]!) : upper[side]! - lower[side]!;
    const left = slope - entry * distance;
    if (left <= infeasibility * tolerances.cancellation) {
      test.entering = side < 0 ? ~(item * profiles + test.meets[item]!) : side;
      test.step = time;
      test.pivot = entry;
      return;
    }
    slope = left;
    pass(test, item, time, entry);
    const again = side < 0 && nextBreakpointAfter(relaxation, pool, test, direction, item, test.meets[item]!, time);
    if (!again) {
      test.heapLength -= 1;
      test.heap[0] = test.heap[test.heapLength]!;
    }
    siftDown(test, 0);
  }
  if (wanted === Number.POSITIVE_INFINITY) return;
  test.entering = enough;
  test.step = reached + (wanted - test.gain) / slope;
  test.gain = wanted;
}

function nextBreakpointAfter(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  direction: Float64Array,
  requestClass: number,
  own: number,
  reached: number,
): boolean {
  if (!nextBreakpoint(relaxation, pool, test, direction, requestClass, own)) return false;
  if (test.time[requestClass]! < reached) test.time[requestClass] = reached;
  return true;
}

function pass(test: RatioTest, item: number, time: number, entry: number): void {
  if (test.flips === test.flipItem.length) growFlips(test);
  test.flipItem[test.flips] = item;
  test.flipProfile[test.flips] = test.meets[item]!;
  test.flipTime[test.flips] = time;
  test.flipEntry[test.flips] = entry;
  test.flips += 1;
}

function growFlips(test: RatioTest): void {
  const size = test.flipItem.length * 2;
  const widened = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
    to.set(from);
    return to;
  };
  test.flipItem = widened(new Int32Array(size), test.flipItem);
  test.flipProfile = widened(new Int32Array(size), test.flipProfile);
  test.flipTime = widened(new Float64Array(size), test.flipTime);
  test.flipEntry = widened(new Float64Array(size), test.flipEntry);
}

function siftDown(test: RatioTest, from: number): void {
  const { heap, time, heapLength } = test;
  if (from >= heapLength) return;
  const item = heap[from]!;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heapLength) break;
    if (child + 1 < heapLength && isBefore(time, heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(time, heap[child]!, item)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
}

function isBefore(time: Float64Array, one: number, other: number): boolean {
  return time[one]! < time[other]! || (time[one]! === time[other]! && one < other);
}

/** Goes back to an earlier breakpoint where the last one's pivot is too small beside the terms that it may sum. */
function preferLargePivot(relaxation: Relaxation, test: RatioTest, direction: Float64Array): void {
  const { problem } = relaxation;
  let largest = 0;
  for (let row = 0; row < direction.length; row += 1) largest = Math.max(largest, Math.abs(direction[row]!));
  while (test.flips > 0 && test.pivot < largest * columnSize(relaxation, test.entering) * tolerances.pivot) {
    test.flips -= 1;
    const item = test.flipItem[test.flips]!;
    const side = item - problem.classes;
    test.entering = side < 0 ? ~(item * problem.profiles + test.flipProfile[test.flips]!) : side;
    test.step = test.flipTime[test.flips]!;
    test.pivot = test.flipEntry[test.flips]!;
  }
}

function columnSize({ problem, segments }: Relaxation, variable: number): number {
  if (variable < 0) return problem.load[~variable]!;
  return variable < segments ? problem.rowScale[problem.groupProfile[problem.segmentGroup[variable]!]!]! : 1;
}
