// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Whole slices near a relaxation's shares: what is whole stays, what is left over goes where it adds least, and then replicas
 * are given up one by one, or in exchange for cheaper ones, while their slices find room elsewhere.
 *
 * Each profile has one price here, for with slices every offer is a profile of its own (presolve.ts).
 */
import type { Problem } from '../problem.ts';
import { classOf, type Relaxation } from '../simplex/relaxation.ts';
import { tolerances } from '../tolerances.ts';
import type { Settled } from './cell-bounds.ts';

/** Slices by cell, and whole replicas by profile, bases included. */
export interface Slicing {
  readonly counts: Int32Array;
  readonly replicas: Float64Array;
}

/** What slices weigh and replicas cost, in replicas and USD/hour. */
export interface Workshop {
  readonly problem: Problem;
  /** Load of one slice, by cell; NaN where it cannot be served. */
  readonly weight: Float64Array;
  readonly base: Float64Array;
  readonly most: Float64Array;
  readonly price: Float64Array;
  readonly stockRow: Int32Array;
  readonly draw: Float64Array;
  readonly stock: Float64Array;
  /** What a slice takes of its profile's replicas, in USD/hour. */
  readonly takes: Float64Array;
  /** Most load that a replica's worth of room on the second profile can take off the first, at [first * profiles + second]. */
  readonly relief: Float64Array;
  /** Where slices of a profile can go, by profile; filled in when first asked for. */
  readonly ways: (Int32Array | undefined)[];
}

/** A slicing in the making. */
interface Bench extends Slicing {
  readonly load: Float64Array;
  readonly stockLeft: Float64Array;
}

/** Reads weights, prices and limits out of a problem. */
export function workshop(problem: Problem): Workshop {
  const { profiles, classes, slices, rowScale, rightSide } = problem;
  const base = Float64Array.from({ length: profiles }, (_, at) => Math.round(rightSide[at]! / rowScale[at]!));
  const shop: Workshop = {
    problem,
    weight: Float64Array.from({ length: classes * profiles }, (_, cell) => sliceLoad(problem, cell, slices)),
    base,
    most: base.slice(),
    price: new Float64Array(profiles),
    stockRow: new Int32Array(profiles).fill(-1),
    draw: new Float64Array(profiles),
    stock: Float64Array.from(rightSide, (side, row) => Math.round(side / rowScale[row]!)),
    takes: new Float64Array(classes * profiles),
    relief: reliefs(problem),
    ways: [],
  };
  for (let group = 0; group < problem.groups; group += 1) {
    const profile = problem.groupProfile[group]!;
    shop.most[profile]! += problem.groupLimit[group]!;
    shop.price[profile] = problem.segmentPrice[problem.segmentStart[group]!]!;
    shop.stockRow[profile] = problem.groupStockRow[group]!;
    shop.draw[profile] = problem.groupDraw[group]!;
  }
  for (let cell = 0; cell < shop.takes.length; cell += 1)
    shop.takes[cell] = shop.weight[cell]! * (shop.price[cell % profiles]! + 1e-9);
  return shop;
}

/** max_b a_b,first / a_b,second in replicas; not computed, and no limit, where profiles are many. */
function reliefs({ load, rowScale, profiles, classes }: Problem): Float64Array {
  const relief = new Float64Array(profiles * profiles);
  if (profiles > 100) return relief.fill(Number.POSITIVE_INFINITY);
  for (let first = 0; first < profiles; first += 1) {
    for (let second = 0; second < profiles; second += 1) {
      let most = 0;
      for (let offset = 0; offset < classes * profiles; offset += profiles) {
        const ratio = load[offset + first]! / load[offset + second]!;
        if (ratio > most) most = ratio;
      }
      relief[first * profiles + second] = (most * rowScale[second]!) / rowScale[first]!;
    }
  }
  return relief;
}

function sliceLoad({ load, rowScale, profiles }: Problem, cell: number, slices: number): number {
  return load[cell]! / rowScale[cell % profiles]! / slices;
}

/** The best slicing found near the relaxation's values; nothing where what is left over fits nowhere. */
export function sliceUp(shop: Workshop, relaxation: Relaxation, { put }: Settled): Slicing | undefined {
  const bench = wholePart(shop, relaxation, put);
  if (!placeRest(shop, bench, relaxation.price)) return undefined;
  while (giveUp(shop, bench) || exchange(shop, bench));
  return bench;
}

/** What is put for good, and the whole slices of the relaxation's shares. */
function wholePart({ problem, weight, base, stock }: Workshop, relaxation: Relaxation, put: Int32Array): Bench {
  const { profiles, classes, slices, rows } = problem;
  const counts = put.slice();
  const add = (cell: number, share: number): void => {
    counts[cell]! += Math.max(0, Math.floor(share * slices + tolerances.integral));
  };
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const share =
      relaxation.partners[requestClass]! > 0 ? relaxation.keyValue[requestClass]! : relaxation.amount[requestClass]!;
    add(requestClass * profiles + relaxation.key[requestClass]!, share);
  }
  for (let at = 0; at < rows; at += 1)
    if (relaxation.basis[at]! < 0) add(~relaxation.basis[at]!, relaxation.value[at]!);
  const load = new Float64Array(profiles);
  for (let cell = 0; cell < counts.length; cell += 1) {
    if (counts[cell]! > 0) load[cell % profiles]! += counts[cell]! * weight[cell]!;
  }
  return { counts, load, replicas: base.slice(), stockLeft: stock.slice() };
}

/** Replicas that carry a load. */
function replicasFor(load: number): number {
  return Math.ceil(load - tolerances.primal * Math.max(1, load));
}

/** Rents more of a profile, or fewer; false where limits or stock do not allow it. */
function rent(
  { most, stockRow, draw }: Workshop,
  { replicas, stockLeft }: Bench,
  profile: number,
  change: number,
): boolean {
  if (replicas[profile]! + change > most[profile]!) return false;
  const row = stockRow[profile]!;
  if (row >= 0) {
    if (change * draw[profile]! > stockLeft[row]!) return false;
    stockLeft[row]! -= change * draw[profile]!;
  }
  replicas[profile]! += change;
  return true;
}

/** Rents what the whole slices need, and places the others, the heaviest first, where each adds least to the cost. */
function placeRest(shop: Workshop, bench: Bench, prices: Float64Array): boolean {
  const { profiles, classes, slices } = shop.problem;
  for (let profile = 0; profile < profiles; profile += 1) {
    const missing = replicasFor(bench.load[profile]!) - bench.replicas[profile]!;
    if (missing > 0 && !rent(shop, bench, profile, missing)) return false;
  }
  const rest: { requestClass: number; size: number }[] = [];
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    let left = slices;
    let size = Number.POSITIVE_INFINITY;
    for (let cell = requestClass * profiles; cell < (requestClass + 1) * profiles; cell += 1) {
      left -= bench.counts[cell]!;
      if (shop.takes[cell]! < size) size = shop.takes[cell]!;
    }
    for (; left > 0; left -= 1) rest.push({ requestClass, size });
  }
  rest.sort((one, other) => other.size - one.size || one.requestClass - other.requestClass);
  return rest.every(({ requestClass }) => place(shop, bench, requestClass, prices));
}

function place(shop: Workshop, bench: Bench, requestClass: number, prices: Float64Array): boolean {
  const { problem, weight, price } = shop;
  const offset = requestClass * problem.profiles;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let bestMissing = 0;
  for (let profile = 0; profile < problem.profiles; profile += 1) {
    const more = weight[offset + profile]!;
    if (Number.isNaN(more)) continue;
    const missing = Math.max(0, replicasFor(bench.load[profile]! + more) - bench.replicas[profile]!);
    const cost = missing * price[profile]! + 1e-3 * prices[profile]! * problem.rowScale[profile]! * more;
    if (cost >= least || !allows(shop, bench, profile, missing)) continue;
    best = profile;
    least = cost;
    bestMissing = missing;
  }
  if (best < 0) return false;
  rent(shop, bench, best, bestMissing);
  bench.counts[offset + best]! += 1;
  bench.load[best]! += weight[offset + best]!;
  return true;
}

function allows(
  { most, stockRow, draw }: Workshop,
  { replicas, stockLeft }: Bench,
  profile: number,
  more: number,
): boolean {
  const row = stockRow[profile]!;
  return replicas[profile]! + more <= most[profile]! && (row < 0 || more * draw[profile]! <= stockLeft[row]!);
}

/** Gives up one replica, a dear one first, where its slices find room; also what no load needs any more. */
function giveUp(shop: Workshop, bench: Bench): boolean {
  const byPrice = [...shop.price.keys()].sort((one, other) => shop.price[other]! - shop.price[one]!);
  return byPrice.some((profile) => {
    if (bench.replicas[profile]! <= shop.base[profile]! || shop.price[profile] === 0) return false;
    return attempt(shop, bench, [[profile, -1]]);
  });
}

/** Rents one replica and gives up dearer ones for it. */
function exchange(shop: Workshop, bench: Bench): boolean {
  const { price, base } = shop;
  for (let from = 0; from < price.length; from += 1) {
    for (let to = 0; to < price.length; to += 1) {
      if (from === to || bench.replicas[from]! <= base[from]! || !allows(shop, bench, to, 1)) continue;
      const given = Math.floor(price[to]! / price[from]! + tolerances.primal) + 1;
      if (given > bench.replicas[from]! - base[from]!) continue;
      if (
        attempt(shop, bench, [
          [from, -given],
          [to, 1],
        ])
      )
        return true;
    }
  }
  return false;
}

/** Changes replicas and moves slices off what is then overfull; takes everything back where they find no room. */
function attempt(shop: Workshop, bench: Bench, changes: readonly (readonly [number, number])[]): boolean {
  for (const [profile, change] of changes) rent(shop, bench, profile, change);
  const moves: (readonly [number, number])[] = [];
  if (changes.every(([profile]) => vacate(shop, bench, profile, moves))) return true;
  for (const [from, to] of moves.reverse()) move(shop, bench, to, from);
  for (const [profile, change] of changes) rent(shop, bench, profile, -change);
  return false;
}

/** Moves slices from an overfull profile into the room of others: those that free most for what they take first. */
function vacate(shop: Workshop, bench: Bench, profile: number, moves: (readonly [number, number])[]): boolean {
  if (!mayVacate(shop, bench, profile)) return false;
  const { problem, weight } = shop;
  const { load, replicas, counts } = bench;
  for (const to of waysOff(shop, profile)) {
    const other = to % problem.profiles;
    const from = to - other + profile;
    while (counts[from]! > 0 && weight[to]! <= roomFor(load[other]!, replicas[other]!)) {
      if (roomFor(load[profile]!, replicas[profile]!) >= 0) return true;
      move(shop, bench, from, to);
      moves.push([from, to]);
    }
  }
  return roomFor(load[profile]!, replicas[profile]!) >= 0;
}

/** What fits beside a load, with the tolerance of `replicasFor`. */
function roomFor(load: number, replicas: number): number {
  return replicas - load + tolerances.primal * Math.max(1, load);
}

/** Cells that a profile's slices can move to, the few best of each class, those first that take least for what is freed. */
function waysOff({ problem, weight, takes, ways }: Workshop, profile: number): Int32Array {
  const known = ways[profile];
  if (known !== undefined) return known;
  const { classes, profiles } = problem;
  const cells: number[] = [];
  for (let offset = 0; offset < classes * profiles; offset += profiles) {
    if (Number.isNaN(weight[offset + profile]!)) continue;
    const others = range(offset, offset + profiles).filter((to) => to !== offset + profile && takes[to]! >= 0);
    cells.push(...others.sort((one, other) => takes[one]! - takes[other]!).slice(0, mostWays));
  }
  const price = (to: number): number => takes[to]! / weight[to - (to % profiles) + profile]!;
  const found = Int32Array.from(cells.sort((one, other) => price(one) - price(other) || one - other));
  ways[profile] = found;
  return found;
}

/** Cells that a slice may be moved to, at most. */
const mostWays = 8;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** Whether the room elsewhere, at its best use, is enough: what most attempts fail by. */
function mayVacate({ problem: { profiles }, relief }: Workshop, { load, replicas }: Bench, profile: number): boolean {
  let excess = load[profile]! - replicas[profile]! - tolerances.primal * Math.max(1, load[profile]!);
  for (let other = 0; other < profiles && excess > 0; other += 1) {
    const room = replicas[other]! - load[other]!;
    if (other !== profile && room > 0) excess -= room * relief[profile * profiles + other]! * (1 + tolerances.integral);
  }
  return excess <= 0;
}

function move({ weight, problem: { profiles } }: Workshop, { counts, load }: Bench, from: number, to: number): void {
  counts[from]! -= 1;
  counts[to]! += 1;
  load[from % profiles]! -= weight[from]!;
  load[to % profiles]! += weight[to]!;
}

/** Replicas beyond the bases by group: what a search keeps of a slicing. */
export function totalsOf({ problem, base }: Workshop, { replicas }: Slicing): Float64Array {
  return Float64Array.from(problem.groupProfile, (profile) => replicas[profile]! - base[profile]!);
}

/** A cell with a fraction of a slice on it, and its whole slices; nothing where all are whole. */
export interface Split {
  readonly cell: number;
  readonly whole: number;
  readonly part: number;
}

/** The fraction that weighs most. */
export function chooseSplit({ problem, takes }: Workshop, relaxation: Relaxation): Split | undefined {
  let best: Split | undefined;
  let most = 0;
  const look = (cell: number, share: number): void => {
    const slices = share * problem.slices;
    const part = slices - Math.floor(slices);
    if (part <= 1e-6 || part >= 1 - 1e-6) return;
    const score = Math.min(part, 1 - part) * takes[cell]!;
    if (score <= most) return;
    most = score;
    best = { cell, whole: Math.floor(slices), part };
  };
  for (let at = 0; at < problem.rows; at += 1) {
    const variable = relaxation.basis[at]!;
    if (variable >= 0) continue;
    const requestClass = classOf(problem, variable);
    look(~variable, relaxation.value[at]!);
    look(requestClass * problem.profiles + relaxation.key[requestClass]!, relaxation.keyValue[requestClass]!);
  }
  return best;
}
