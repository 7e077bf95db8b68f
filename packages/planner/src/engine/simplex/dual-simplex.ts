// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The dual simplex method: choose what leaves, run the ratio test along its row of B^-1, pass the flips, pivot, until the
 * basis is primal feasible or a direction proves that nothing is.
 *
 *   row      g     = sign e_r B^-1
 *   prices   p    := p - t g                         (the dual objective rises by the integral of the slope)
 *   flips    v    := v - B^-1 (change of the right side)
 *   column   u     = B^-1 a_q,   theta = (v_r - bound) / u_r,   v := v - theta u,   x_q := x_q + theta
 *   weights  w_i  := max(w_i - 2 (u_i / u_r) tau_i + (u_i / u_r)^2 w_r, (u_i / u_r)^2 w_r / 1e4),  w_r := w_r / u_r^2
 *            with tau = B^-1 row_r                   (Forrest and Goldfarb 1992)
 */

import { tolerances } from '../tolerances.ts';
import { crash } from './crash.ts';
import { recordPivot, solveBackward, solveForward } from './factor.ts';
import { chooseLeaving, type Leaving } from './leaving.ts';
import { cheapest, cheapestProfile, noteFallen, type Pool, refresh, widenAll } from './pool.ts';
import { enough, findEntering, none, type RatioTest, widenForStep } from './ratio-test.ts';
import {
  addColumn,
  classOf,
  computeKeyValues,
  computeValues,
  type Relaxation,
  refactorise,
  refactoriseWhenStale,
} from './relaxation.ts';
import { lowerBound, provesInfeasible, segmentCost } from './weak-duality.ts';

/**
 * How a run ended. `above-cutoff`: the bound reached the cutoff. `infeasible` is proved by the ray that is left in
 * `work.change`. `paused`: the pivots allowed are used up, and the run can go on. `trouble`: no safe pivot was left.
 */
export type Ending = 'optimal' | 'above-cutoff' | 'infeasible' | 'paused' | 'trouble';

/** Working memory of the method. */
export interface Work {
  readonly row: Float64Array;
  readonly column: Float64Array;
  readonly change: Float64Array;
  readonly steepest: Float64Array;
  readonly banned: Uint8Array;
  readonly leaving: Leaving;
  /** Bound proved by the prices when the run last looked. */
  bound: number;
  /** Pivots in a row that did not raise the bound. */
  idle: number;
  restarts: number;
}

/** Pivots without headway before ties are broken another way, per row of the basis. */
const patience = 4;
/** Restarts from the crash basis that one run may take. */
const restartLimit = 3;

/** Working memory for a relaxation. */
export function work({ problem }: Relaxation): Work {
  return {
    row: new Float64Array(problem.rows),
    column: new Float64Array(problem.rows),
    change: new Float64Array(problem.rows),
    steepest: new Float64Array(problem.rows),
    banned: new Uint8Array(problem.rows),
    leaving: { position: 0, sign: 1, bound: 0, infeasibility: 0 },
    bound: Number.NEGATIVE_INFINITY,
    idle: 0,
    restarts: 0,
  };
}

/** Forgets the guards of the last run: call it before the first `pivotOn` on new bounds. */
export function beginRun(work: Work): void {
  work.banned.fill(0);
  work.idle = 0;
  work.restarts = 0;
  work.bound = Number.NEGATIVE_INFINITY;
}

/** Pivots until the relaxation is solved, proved worth no more than `cutoff`, or `pivots` are used up. */
export function pivotOn(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  work: Work,
  cutoff: number,
  pivots: number,
): Ending {
  const { counters } = relaxation;
  const last = counters.pivots + pivots;
  refresh(pool, relaxation.problem, relaxation.price);
  let expected = lowerBound(relaxation, pool);
  while (counters.pivots < last) {
    if (expected >= cutoff) {
      expected = lowerBound(relaxation, pool);
      work.bound = expected;
      if (expected >= cutoff) return 'above-cutoff';
    }
    const shuffle = work.idle > patience * relaxation.problem.rows + 100 ? counters.pivots : 0;
    if (!chooseLeaving(relaxation, work.leaving, work.banned, shuffle)) {
      const ending = confirmOptimal(relaxation, pool, work);
      if (ending !== 'again') return ending;
      continue;
    }
    const wanted = (cutoff - expected) * (1 + 1e-9) + 1e-9 * Math.abs(cutoff);
    const outcome = pivot(relaxation, pool, test, work, cutoff, wanted);
    if (outcome === 'infeasible' || outcome === 'above-cutoff') return outcome;
    if (outcome === 'moved') {
      work.idle = test.gain > tolerances.cost * Math.abs(expected) ? 0 : work.idle + 1;
      expected += test.gain;
      if (work.idle > 20 * (patience * relaxation.problem.rows + 100) && !restart(relaxation, work)) return 'trouble';
    } else if (outcome === 'failed' && !restart(relaxation, work)) return 'trouble';
  }
  return 'paused';
}

/** No infeasibility is left: believed on a fresh factor only where a pivot was refused or values have drifted. */
function confirmOptimal(relaxation: Relaxation, pool: Pool, work: Work): Ending | 'again' {
  const hadBans = work.banned.includes(1);
  if (hadBans) {
    work.banned.fill(0);
    work.idle += 100;
    if (!refactorise(relaxation) && !restart(relaxation, work)) return 'trouble';
    return work.idle > 2000 ? 'trouble' : 'again';
  }
  work.bound = lowerBound(relaxation, pool);
  return 'optimal';
}

function restart(relaxation: Relaxation, work: Work): boolean {
  work.restarts += 1;
  relaxation.counters.restarts += 1;
  work.banned.fill(0);
  work.idle = 0;
  return work.restarts <= restartLimit && crash(relaxation);
}

/** One iteration. `refused` leaves the basis as it was, with the position banned or the factor fresh. */
function pivot(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  work: Work,
  cutoff: number,
  wanted: number,
): 'moved' | 'refused' | 'infeasible' | 'above-cutoff' | 'failed' {
  const { leaving, column } = work;
  computeRow(relaxation, work);
  let found = enter(relaxation, pool, test, work, wanted);
  if (found === 'found' && test.entering === enough) {
    if (reachesCutoff(relaxation, pool, test, work, cutoff)) return 'above-cutoff';
    found = enter(relaxation, pool, test, work, Number.POSITIVE_INFINITY);
  }
  if (found === 'infeasible') return found;
  if (found === 'doubtful') return refuse(relaxation, pool, work);
  applyFlips(relaxation, test, work);
  column.fill(0);
  addColumn(relaxation, test.entering, 1, column);
  solveForward(relaxation.factor, column);
  if (!agrees(test, leaving, relaxation, column)) return refuse(relaxation, pool, work);
  move(relaxation, test, work);
  work.banned.fill(0);
  return refactoriseWhenStale(relaxation) ? 'moved' : 'failed';
}

function computeRow({ factor, weight }: Relaxation, { row, steepest, leaving }: Work): void {
  row.fill(0);
  row[leaving.position] = 1;
  solveBackward(factor, row);
  let largest = 0;
  for (let i = 0; i < row.length; i += 1) largest = Math.max(largest, Math.abs(row[i]!));
  let length = 0;
  for (let i = 0; i < row.length; i += 1) {
    if (Math.abs(row[i]!) < 1e-14 * largest) row[i] = 0;
    length += row[i]! * row[i]!;
  }
  weight[leaving.position] = length;
  steepest.set(row);
  if (leaving.sign < 0) for (let i = 0; i < row.length; i += 1) row[i] = -row[i]!;
}

/**
 * The ratio test, repeated on a wider pool until the whole step is covered by it. A step without end is either proved to be
 * one, on all cells, or tried again on all cells.
 */
function enter(
  relaxation: Relaxation,
  pool: Pool,
  test: RatioTest,
  work: Work,
  wanted: number,
): 'found' | 'infeasible' | 'doubtful' {
  const { price, problem } = relaxation;
  for (;;) {
    findEntering(relaxation, pool, test, work.row, work.leaving, wanted);
    if (test.entering === none) {
      if (isProved(relaxation, work)) return 'infeasible';
      if (pool.wide === problem.classes) return 'doubtful';
      widenAll(pool);
    } else if (
      !widenForStep(relaxation, pool, test.step, work.row) &&
      !noteFallen(pool, problem, price, work.row, test.step)
    ) {
      return 'found';
    }
  }
}

/** Moves the prices by a step after which the bound should reach the cutoff, and back where it does not. */
function reachesCutoff(relaxation: Relaxation, pool: Pool, test: RatioTest, work: Work, cutoff: number): boolean {
  const { price } = relaxation;
  const { row, change } = work;
  change.set(price);
  for (let i = 0; i < row.length; i += 1) price[i]! -= test.step * row[i]!;
  const bound = lowerBound(relaxation, pool);
  if (bound >= cutoff) {
    work.bound = bound;
    return true;
  }
  price.set(change);
  return false;
}

/** Whether going on along the row's direction for ever proves that no plan is left; keeps the ray in `work.change`. */
function isProved(relaxation: Relaxation, { row, change }: Work): boolean {
  for (let i = 0; i < row.length; i += 1) change[i] = -row[i]!;
  return provesInfeasible(relaxation, change);
}

/** Moves what the ratio test passed, and the values of the basis with it. */
function applyFlips(relaxation: Relaxation, test: RatioTest, { change }: Work): void {
  const { problem, key, amount, atUpper, lower, upper, value, counters } = relaxation;
  const { classes, profiles, load } = problem;
  if (test.flips === 0) return;
  counters.flips += test.flips;
  change.fill(0);
  for (let flip = 0; flip < test.flips; flip += 1) {
    const item = test.flipItem[flip]!;
    const side = item - classes;
    if (side >= 0) {
      const distance = upper[side]! - lower[side]!;
      addColumn(relaxation, side, atUpper[side] ? -distance : distance, change);
      atUpper[side] = atUpper[side] ? 0 : 1;
      continue;
    }
    const to = test.flipProfile[flip]!;
    change[key[item]!]! -= amount[item]! * load[item * profiles + key[item]!]!;
    change[to]! += amount[item]! * load[item * profiles + to]!;
    key[item] = to;
  }
  solveForward(relaxation.factor, change);
  for (let position = 0; position < change.length; position += 1) value[position]! -= change[position]!;
  computeKeyValues(relaxation);
}

function agrees(test: RatioTest, leaving: Leaving, { atUpper }: Relaxation, column: Float64Array): boolean {
  const found = column[leaving.position]!;
  const rises = test.entering < 0 || atUpper[test.entering] === 0;
  const expected = test.pivot * leaving.sign * (rises ? 1 : -1);
  let largest = 0;
  for (let i = 0; i < column.length; i += 1) largest = Math.max(largest, Math.abs(column[i]!));
  if (Math.abs(found) < tolerances.pivot * 1e-2 * largest) return false;
  return Math.abs(found - expected) <= tolerances.agreement * Math.max(Math.abs(found), tolerances.pivot * largest);
}

/** Takes back what was flipped for a pivot that is not to be, on a fresh factor; bans the position if it was fresh. */
function refuse(relaxation: Relaxation, pool: Pool, work: Work): 'refused' | 'failed' {
  relaxation.counters.rejectedPivots += 1;
  if (relaxation.factor.updates.count === 0) {
    work.banned[work.leaving.position] = 1;
    work.idle += 10;
  }
  if (!refactorise(relaxation)) return 'failed';
  settle(relaxation, pool);
  return 'refused';
}

/** Puts what can be moved without a pivot where the prices want it: keys of classes without partners, and bounds. */
function settle(relaxation: Relaxation, pool: Pool): void {
  const { problem, price, key, partners, position, atUpper, upper, segments, sides } = relaxation;
  lowerBound(relaxation, pool);
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    if (partners[requestClass]! > 0) continue;
    if (cheapest(pool, relaxation, requestClass) < Number.POSITIVE_INFINITY) key[requestClass] = cheapestProfile;
  }
  for (let side = 0; side < sides; side += 1) {
    if (position[side]! >= 0 || upper[side] === Number.POSITIVE_INFINITY) continue;
    const cost =
      side < segments ? segmentCost(relaxation, price, side, problem.segmentPrice[side]!) : price[side - segments]!;
    atUpper[side] = cost < 0 ? 1 : 0;
  }
  computeValues(relaxation);
}

/** Exchanges the two variables. */
function move(relaxation: Relaxation, test: RatioTest, work: Work): void {
  const { problem, basis, position, value, price, atUpper, lower, upper, basicCell, partners, counters } = relaxation;
  const { row, column, leaving } = work;
  const r = leaving.position;
  const theta = (value[r]! - leaving.bound) / column[r]!;
  for (let i = 0; i < column.length; i += 1) value[i]! -= theta * column[i]!;
  for (let i = 0; i < row.length; i += 1) price[i]! -= test.step * row[i]!;
  updateWeights(relaxation, work);
  const out = basis[r]!;
  if (out >= 0) {
    position[out] = -1;
    atUpper[out] = leaving.sign > 0 ? 1 : 0;
  } else {
    basicCell[~out] = 0;
    partners[classOf(problem, out)]! -= 1;
    relaxation.keyValue[classOf(problem, out)] = relaxation.amount[classOf(problem, out)]!;
  }
  const entering = test.entering;
  if (entering >= 0) {
    value[r] = (atUpper[entering] ? upper[entering]! : lower[entering]!) + theta;
    position[entering] = r;
  } else {
    value[r] = theta;
    basicCell[~entering] = 1;
    partners[classOf(problem, entering)]! += 1;
  }
  basis[r] = entering;
  counters.pivots += 1;
  recordPivot(relaxation.factor, r, column);
  computeKeyValues(relaxation);
}

function updateWeights({ weight, factor }: Relaxation, { column, steepest, leaving }: Work): void {
  const r = leaving.position;
  const length = weight[r]!;
  solveForward(factor, steepest);
  for (let i = 0; i < column.length; i += 1) {
    if (i === r || column[i] === 0) continue;
    const ratio = column[i]! / column[r]!;
    const least = ratio * ratio * length;
    weight[i] = Math.max(weight[i]! - 2 * ratio * steepest[i]! + least, least * 1e-4);
  }
  weight[r] = length / (column[r]! * column[r]!);
}
