// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The state of the dual simplex method on the linear relaxation, with generalised upper bounds (Dantzig and Van Slyke,
 * 1967): class b's row sum_j x_bj = 1 is met by its key cell x_b,key = 1 - (the class's other basic cells, its partners),
 * so that only profile, stock and total rows are left in the working basis.
 *
 *   column of cell x_bj    a_bj e_j - a_b,key e_key         (relative to the key)
 *   column of segment y_e  -scale e_profile + k scale e_stock + scale e_total
 *   column of a logical    e_row
 *   reduced costs          d_bj = p_j a_bj - p_key a_b,key,   d_e = c_e + p . column,   d_logical = p_row - nudge_row
 *
 * with p the row prices for which every basic variable's reduced cost is 0. Variables are numbered: side variables
 * (segments, then logicals) from 0, cells as ~(class * profiles + profile).
 */

import { type Problem, type TotalBounds, totalOfRow } from '../problem.ts';
import { tolerances } from '../tolerances.ts';
import { type Factor, factor, isStale, solveBackward, solveForward } from './factor.ts';
import { factorise } from './factorise.ts';

/** Counts of what happened, kept over a whole search. */
export interface Counters {
  pivots: number;
  /** Breakpoints passed without a pivot. */
  flips: number;
  refactorisations: number;
  /** Pivots refused because they were too small or disagreed with themselves. */
  rejectedPivots: number;
  /** Times the method began again from the crash basis. */
  restarts: number;
  singularBases: number;
  /** Times the pool of candidate cells was rebuilt. */
  poolRebuilds: number;
}

/** Counts of nothing yet. */
export function counters(): Counters {
  return {
    pivots: 0,
    flips: 0,
    refactorisations: 0,
    rejectedPivots: 0,
    restarts: 0,
    singularBases: 0,
    poolRebuilds: 0,
  };
}

/** The relaxation under changing bounds. Typed arrays are changed in place. */
export interface Relaxation {
  readonly problem: Problem;
  /** Side variables. */
  readonly segments: number;
  readonly sides: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly atUpper: Uint8Array;
  /** Position of a side variable in the basis; -1 outside. */
  readonly position: Int32Array;
  /** Classes. */
  readonly key: Int32Array;
  readonly keyValue: Float64Array;
  /** Share of each class still to be divided: 1 less what branching has put on a profile for good. */
  readonly amount: Float64Array;
  /** The problem's right side, less the load of what was put for good. */
  readonly rightSide: Float64Array;
  /** The problem's loads; NaN also where branching has closed a cell, which may then stay in the basis at 0 only. */
  readonly open: Float64Array;
  readonly partners: Int32Array;
  readonly basicCell: Uint8Array;
  /** Working basis, by position. */
  readonly basis: Int32Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly factor: Factor;
  /** Row prices p. */
  readonly price: Float64Array;
  /** What a profile's slack pays back, by row; see `nudges`. */
  readonly nudge: Float64Array;
  readonly counters: Counters;
}

/**
 * A relaxation with its arrays made, to be started by `crash` (crash.ts) or `restore` (snapshot.ts); `closable` where
 * cells will be branched on.
 */
export function relaxation(problem: Problem, counts: Counters, closable: boolean): Relaxation {
  const { rows, classes, profiles } = problem;
  const segments = problem.segmentPrice.length;
  const sides = segments + rows;
  return {
    problem,
    segments,
    sides,
    lower: new Float64Array(sides),
    upper: new Float64Array(sides),
    atUpper: new Uint8Array(sides),
    position: new Int32Array(sides).fill(-1),
    key: new Int32Array(classes),
    keyValue: new Float64Array(classes),
    amount: new Float64Array(classes).fill(1),
    rightSide: problem.rightSide.slice(),
    open: closable ? problem.load.slice() : problem.load,
    partners: new Int32Array(classes),
    basicCell: new Uint8Array(classes * profiles),
    basis: new Int32Array(rows),
    value: new Float64Array(rows),
    weight: new Float64Array(rows),
    factor: factor(rows),
    price: new Float64Array(rows),
    nudge: nudges(problem),
    counters: counts,
  };
}

/**
 * Profiles with room to spare have price 0, and every class on them costs nothing anywhere: with whole totals fixed, most
 * reduced costs are 0 and the method wanders. So each slack z_j has the cost -nudge_j, its price is at least nudge_j, and
 * classes prefer one spare profile to another. Nudges are fixed and spread; what they can add up to, nudge_j times the room
 * of j, vanishes in `tolerances.cost`: room that is paid for is part of the cost, free room (bases, offers of price 0) is
 * set against the closed-form bound. Proved bounds use the true costs.
 */
function nudges(problem: Problem): Float64Array {
  const bound = closedFormBound(problem);
  const room = problem.rightSide.slice(0, problem.profiles);
  for (let segment = 0; segment < problem.segmentPrice.length; segment += 1) {
    const profile = problem.groupProfile[problem.segmentGroup[segment]!]!;
    if (problem.segmentPrice[segment] === 0)
      room[profile]! += problem.segmentWidth[segment]! * problem.rowScale[profile]!;
  }
  return Float64Array.from({ length: problem.rows }, (_, row) => {
    if (row >= problem.profiles) return 0;
    const spread = 1 + (Math.imul(row + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
    return tolerances.nudge * spread * (room[row]! > bound ? bound / room[row]! : 1);
  });
}

/** sum_b min_j a_bj: every class where it is cheapest, at each profile's cheapest price. */
function closedFormBound({ classes, profiles, load }: Problem): number {
  let sum = 0;
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (let at = requestClass * profiles; at < (requestClass + 1) * profiles; at += 1) {
      if (load[at]! < least) least = load[at]!;
    }
    sum += least;
  }
  return sum;
}

/** Turns bounds on totals into bounds on segments (cheapest filled first) and on the logicals of total rows. */
export function applyBounds(relaxation: Relaxation, bounds: TotalBounds): void {
  const { problem, lower, upper, segments } = relaxation;
  const { segmentStart, segmentWidth } = problem;
  for (let group = 0; group < problem.groups; group += 1) {
    let low = bounds.low[group]!;
    let high = bounds.high[group]!;
    for (let segment = segmentStart[group]!; segment < segmentStart[group + 1]!; segment += 1) {
      const width = segmentWidth[segment]!;
      lower[segment] = Math.min(Math.max(low, 0), width);
      upper[segment] = Math.min(Math.max(high, 0), width);
      low -= width;
      high -= width;
    }
  }
  const firstTotal = problem.profiles + problem.stocks;
  for (let row = 0; row < problem.rows; row += 1) {
    const total = totalOfRow(problem, row);
    const scale = problem.rowScale[row]!;
    lower[segments + row] = row < firstTotal ? 0 : -bounds.high[total]! * scale;
    upper[segments + row] = row < firstTotal ? Number.POSITIVE_INFINITY : -bounds.low[total]! * scale;
  }
}

/** Class of a cell variable. */
export function classOf(problem: Problem, variable: number): number {
  return Math.floor(~variable / problem.profiles);
}

/** Profile of a cell variable. */
export function profileOf(problem: Problem, variable: number): number {
  return ~variable % problem.profiles;
}

/** Writes a variable's column into `rows` and `values` from `at` on; returns the number of entries. */
function writeColumn(
  { problem, segments, key }: Relaxation,
  variable: number,
  rows: Int32Array,
  values: Float64Array,
  at: number,
): number {
  if (variable < 0) {
    const requestClass = classOf(problem, variable);
    const own = key[requestClass]!;
    rows[at] = ~variable - requestClass * problem.profiles;
    values[at] = problem.load[~variable]!;
    rows[at + 1] = own;
    values[at + 1] = -problem.load[requestClass * problem.profiles + own]!;
    return 2;
  }
  if (variable < segments) return writeSegment(problem, variable, rows, values, at);
  rows[at] = variable - segments;
  values[at] = 1;
  return 1;
}

function writeSegment(problem: Problem, segment: number, rows: Int32Array, values: Float64Array, at: number): number {
  const group = problem.segmentGroup[segment]!;
  const profile = problem.groupProfile[group]!;
  const stock = problem.groupStockRow[group]!;
  const total = problem.groupTotalRow[group]!;
  rows[at] = profile;
  values[at] = -problem.rowScale[profile]!;
  let count = 1;
  if (stock >= 0) {
    rows[at + count] = stock;
    values[at + count] = problem.groupDraw[group]! * problem.rowScale[stock]!;
    count += 1;
  }
  if (total >= 0) {
    rows[at + count] = total;
    values[at + count] = problem.rowScale[total]!;
    count += 1;
  }
  return count;
}

const columnRows = new Int32Array(3);
const columnValues = new Float64Array(3);

/** Adds `times` a variable's column to a vector by row. */
export function addColumn(relaxation: Relaxation, variable: number, times: number, to: Float64Array): void {
  const count = writeColumn(relaxation, variable, columnRows, columnValues, 0);
  for (let at = 0; at < count; at += 1) to[columnRows[at]!]! += times * columnValues[at]!;
}

/** Factorises the basis, then recomputes prices and values from it; false where it is singular. */
export function refactorise(relaxation: Relaxation): boolean {
  const { basis, counters } = relaxation;
  counters.refactorisations += 1;
  const regular = factorise(relaxation.factor, (position, rows, values, at) =>
    writeColumn(relaxation, basis[position]!, rows, values, at),
  );
  if (!regular) {
    counters.singularBases += 1;
    return false;
  }
  computePrices(relaxation);
  computeValues(relaxation);
  return true;
}

/** Factorises when enough updates have piled up; false where the basis is singular. */
export function refactoriseWhenStale(relaxation: Relaxation): boolean {
  return !isStale(relaxation.factor) || refactorise(relaxation);
}

/** p from p B = -c_B. */
function computePrices({ problem, basis, segments, price, nudge, factor }: Relaxation): void {
  for (let position = 0; position < problem.rows; position += 1) {
    const variable = basis[position]!;
    const isSegment = variable < segments;
    price[position] = variable < 0 ? 0 : isSegment ? -problem.segmentPrice[variable]! : nudge[variable - segments]!;
  }
  solveBackward(factor, price);
}

/** Values of the basis from B v = right side - keys - nonbasic side variables at their bounds. */
export function computeValues(relaxation: Relaxation): void {
  const { problem, key, amount, value, sides, position, atUpper, lower, upper } = relaxation;
  const { load, classes, profiles } = problem;
  value.set(relaxation.rightSide);
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const own = key[requestClass]!;
    value[own]! -= amount[requestClass]! * load[requestClass * profiles + own]!;
  }
  for (let side = 0; side < sides; side += 1) {
    if (position[side]! >= 0) continue;
    const held = atUpper[side] ? upper[side]! : lower[side]!;
    if (held !== 0) addColumn(relaxation, side, -held, value);
  }
  solveForward(relaxation.factor, value);
  computeKeyValues(relaxation);
}

/** Key cells take what their partners leave of the class. */
export function computeKeyValues({ problem, basis, value, keyValue, amount }: Relaxation): void {
  for (let position = 0; position < problem.rows; position += 1) {
    if (basis[position]! >= 0) continue;
    const requestClass = classOf(problem, basis[position]!);
    keyValue[requestClass] = amount[requestClass]!;
  }
  for (let position = 0; position < problem.rows; position += 1) {
    if (basis[position]! < 0) keyValue[classOf(problem, basis[position]!)]! -= value[position]!;
  }
}
