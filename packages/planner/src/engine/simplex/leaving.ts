// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Which basic variable leaves: the one with the largest infeasibility^2 / weight, weights estimating the squared length of
 * its row of B^-1 (dual steepest edge, Forrest and Goldfarb 1992). A key cell below 0, or closed and above 0, first changes
 * places with the largest of its class's partners, so that what leaves always sits in the working basis.
 */

import { tolerances } from '../tolerances.ts';
import { recordKeyChange } from './factor.ts';
import { classOf, profileOf, type Relaxation } from './relaxation.ts';

/** What leaves: its position, and the bound that it leaves to. `sign` is 1 when it must fall, -1 when it must rise. */
export interface Leaving {
  position: number;
  sign: number;
  bound: number;
  infeasibility: number;
}

/** Picks what leaves into `leaving`; false where the basis is primal feasible. `banned` positions are passed over. */
export function chooseLeaving(relaxation: Relaxation, leaving: Leaving, banned: Uint8Array, shuffle: number): boolean {
  const { problem, basis, value, weight, keyValue, lower, upper } = relaxation;
  let best = 0;
  let isKey = false;
  for (let position = 0; position < problem.rows; position += 1) {
    if (banned[position]) continue;
    const variable = basis[position]!;
    const at = value[position]!;
    const worth = shuffle === 0 ? weight[position]! : weight[position]! * scatter(position, shuffle);
    if (variable >= 0) {
      const low = lower[variable]!;
      const high = upper[variable]!;
      const miss = at < low ? low - at : at > high ? at - high : 0;
      if (miss === 0 || miss * miss <= best * worth) continue;
      if (miss <= sideTolerance(relaxation, variable, at < low ? low : high)) continue;
      best = (miss * miss) / worth;
      setLeaving(leaving, position, at < low ? -1 : 1, at < low ? low : high, miss);
      isKey = false;
      continue;
    }
    if (misses(relaxation, ~variable, at) && at * at > best * worth) {
      best = (at * at) / worth;
      setLeaving(leaving, position, Math.sign(at), 0, Math.abs(at));
      isKey = false;
    }
    const requestClass = classOf(problem, variable);
    const left = keyValue[requestClass]!;
    const cell = requestClass * problem.profiles + relaxation.key[requestClass]!;
    if (misses(relaxation, cell, left) && left * left > best * worth) {
      best = (left * left) / worth;
      setLeaving(leaving, position, Math.sign(left), 0, Math.abs(left));
      isKey = true;
    }
  }
  if (best === 0) return false;
  if (isKey) leaving.position = changeKey(relaxation, classOf(problem, basis[leaving.position]!));
  return true;
}

/** Whether a share is below 0, or above it on a closed cell, by more than its tolerance. */
function misses(relaxation: Relaxation, cell: number, share: number): boolean {
  if (share >= 0 && !(share > 0 && Number.isNaN(relaxation.open[cell]!))) return false;
  return Math.abs(share) > cellTolerance(relaxation, cell);
}

function setLeaving(leaving: Leaving, position: number, sign: number, bound: number, infeasibility: number): void {
  leaving.position = position;
  leaving.sign = sign;
  leaving.bound = bound;
  leaving.infeasibility = infeasibility;
}

/** A fixed pseudo-random factor in [0.5, 1.5): breaks ties another way when the method makes no headway. */
function scatter(position: number, shuffle: number): number {
  const mixed = Math.imul(position + 1, 0x9e3779b1) ^ Math.imul(shuffle, 0x85ebca6b);
  return 0.5 + (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

/** What a side variable may miss a bound by: replicas for segments, USD/hour for logicals. */
function sideTolerance({ problem, segments }: Relaxation, variable: number, bound: number): number {
  const unit = variable < segments ? 1 : problem.rowScale[variable - segments]!;
  return tolerances.primal * Math.max(unit, Math.abs(bound));
}

/** What a share may miss 0 by: `primal` replicas' worth of load, where the class is large. */
function cellTolerance({ problem }: Relaxation, cell: number): number {
  const replicas = problem.load[cell]! / problem.rowScale[cell % problem.profiles]!;
  return tolerances.primal / Math.min(Math.max(1, replicas), 1e4);
}

/** Swaps the key of a class with its largest partner, and returns the position where the old key now is. */
function changeKey(relaxation: Relaxation, requestClass: number): number {
  const { problem, basis, value, key, keyValue, basicCell, partners } = relaxation;
  const others: number[] = [];
  let chosen = -1;
  for (let position = 0; position < problem.rows && others.length < partners[requestClass]!; position += 1) {
    if (basis[position]! >= 0 || classOf(problem, basis[position]!) !== requestClass) continue;
    others.push(position);
    if (chosen < 0 || value[position]! > value[chosen]!) chosen = position;
  }
  const cell = ~basis[chosen]!;
  const old = requestClass * problem.profiles + key[requestClass]!;
  key[requestClass] = profileOf(problem, basis[chosen]!);
  basis[chosen] = ~old;
  basicCell[cell] = 0;
  basicCell[old] = 1;
  const kept = keyValue[requestClass]!;
  keyValue[requestClass] = value[chosen]!;
  value[chosen] = kept;
  recordKeyChange(
    relaxation.factor,
    chosen,
    others.filter((position) => position !== chosen),
  );
  return chosen;
}
