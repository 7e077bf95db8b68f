// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * What branching has settled about slices: some are put on a profile for good, some cells are closed to further ones. The
 * load of the former leaves the right side, and their share leaves the class's amount, so that the relaxation never sees a
 * bound other than x >= 0:
 *
 *   n_bj >= k    put k slices of b on j
 *   n_bj  = k    put k slices of b on j, and close the cell
 *
 * A part of the tree says so in a chain, the last word first.
 */
import { computeKeyValues, computeValues, type Relaxation } from '../simplex/relaxation.ts';

/** One link of the chain: `slices` more on `cell`, and `closed` cells. */
export interface CellBounds {
  readonly previous: CellBounds | undefined;
  readonly cell: number;
  readonly slices: number;
  readonly closed: readonly number[];
}

/** What is in force in a relaxation. */
export interface Settled {
  /** Slices put for good, by cell. */
  readonly put: Int32Array;
  /** Slices left, by class. */
  readonly left: Int32Array;
  chain: CellBounds | undefined;
}

/** Nothing settled. */
export function settled({ problem: { slices, classes, profiles } }: Relaxation): Settled {
  return {
    put: new Int32Array(slices > 0 ? classes * profiles : 0),
    left: new Int32Array(classes).fill(slices),
    chain: undefined,
  };
}

/** Puts a chain in force, in place of what was; values are left to be recomputed. */
export function applyCells(relaxation: Relaxation, state: Settled, wanted: CellBounds | undefined): void {
  if (wanted === state.chain) return;
  if (wanted?.previous !== state.chain) {
    for (let link = state.chain; link !== undefined; link = link.previous) retract(relaxation, state, link);
    relaxation.rightSide.set(relaxation.problem.rightSide);
    for (const link of inOrder(wanted?.previous)) settle(relaxation, state, link);
  }
  if (wanted !== undefined) settle(relaxation, state, wanted);
  state.chain = wanted;
}

function inOrder(last: CellBounds | undefined): readonly CellBounds[] {
  const links: CellBounds[] = [];
  for (let link = last; link !== undefined; link = link.previous) links.push(link);
  return links.reverse();
}

function settle(relaxation: Relaxation, state: Settled, { cell, slices, closed }: CellBounds): void {
  put(relaxation, state, cell, slices);
  for (const other of closed) relaxation.open[other] = Number.NaN;
}

function retract(relaxation: Relaxation, state: Settled, { cell, slices, closed }: CellBounds): void {
  put(relaxation, state, cell, -slices);
  for (const other of closed) relaxation.open[other] = relaxation.problem.load[other]!;
}

function put({ problem, amount, rightSide }: Relaxation, state: Settled, cell: number, slices: number): void {
  if (slices === 0) return;
  const requestClass = Math.floor(cell / problem.profiles);
  state.put[cell]! += slices;
  state.left[requestClass]! -= slices;
  amount[requestClass] = state.left[requestClass]! / problem.slices;
  rightSide[cell % problem.profiles]! -= (problem.load[cell]! * slices) / problem.slices;
}

/** Recomputes values under what is in force, after keys were taken off closed cells where that needs no pivot. */
export function settleValues(relaxation: Relaxation): void {
  const { problem, key, keyValue, amount, partners, open, price } = relaxation;
  if (problem.slices > 0) {
    for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
      if (partners[requestClass]! > 0) continue;
      keyValue[requestClass] = amount[requestClass]!;
      const offset = requestClass * problem.profiles;
      if (!Number.isNaN(open[offset + key[requestClass]!]!)) continue;
      let least = Number.POSITIVE_INFINITY;
      for (let profile = 0; profile < problem.profiles; profile += 1) {
        const cost = price[profile]! * open[offset + profile]!;
        if (cost < least) {
          least = cost;
          key[requestClass] = profile;
        }
      }
    }
  }
  computeValues(relaxation);
  computeKeyValues(relaxation);
}
