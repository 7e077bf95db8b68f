// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Chooses one of its known plans for every part, such that all fit into the stock together and cost little: a knapsack of
 * many dimensions with one choice a part. Local search: a part changes its plan, later two at once, as long as that pays;
 * overdrawn stock is charged for at first, and more each time that the search comes to rest outside.
 */
import type { PartPlan } from './part-plan.ts';

type Pools = readonly (readonly PartPlan[])[];

const charges = [1, 4, 16, 64, 1024];

/** GPUs that are left of each coupled stock; below 0 where it is overdrawn. */
export function left(available: Float64Array, plans: readonly PartPlan[]): Float64Array {
  const rest = available.slice();
  for (const { draws } of plans) for (let at = 0; at < rest.length; at += 1) rest[at]! -= draws[at]!;
  return rest;
}

/** Whether plans with this left of each stock fit. */
export function fits(rest: Float64Array): boolean {
  return rest.every((free) => free >= 0);
}

/** Plans near to `start` that fit, or that overdraw little where none were found. `charge` is in USD/hour a GPU. */
export function choose(
  pools: Pools,
  start: readonly PartPlan[],
  available: Float64Array,
  charge: Float64Array,
): readonly PartPlan[] {
  const chosen = [...start];
  const rest = left(available, chosen);
  for (const factor of charges) {
    const dear = charge.map((price) => price * factor);
    while (moveOne(pools, chosen, rest, dear));
    if (fits(rest)) break;
  }
  if (fits(rest))
    while (
      moveTwo(pools, chosen, rest) ||
      moveOne(
        pools,
        chosen,
        rest,
        charge.map(() => Number.MAX_VALUE),
      )
    );
  return chosen;
}

/** The best change of one part's plan; whether there is one that pays. */
function moveOne(pools: Pools, chosen: PartPlan[], rest: Float64Array, charge: Float64Array): boolean {
  let [best, part, to]: [number, number, PartPlan | undefined] = [-1e-9, -1, undefined];
  for (let at = 0; at < pools.length; at += 1) {
    const own = chosen[at]!;
    for (const other of pools[at]!) {
      if (other === own) continue;
      const change = other.trueUsdPerHour - own.trueUsdPerHour;
      const total = change + overdraft(own, other, rest, charge, best - change);
      if (total < best) [best, part, to] = [total, at, other];
    }
  }
  if (to === undefined) return false;
  swap(chosen, rest, part, to);
  return true;
}

/** What more a change costs in charges; stops counting above what would matter. */
function overdraft(own: PartPlan, other: PartPlan, rest: Float64Array, charge: Float64Array, most: number): number {
  let sum = 0;
  for (let at = 0; at < rest.length; at += 1) {
    const more = other.draws[at]! - own.draws[at]!;
    if (more === 0) continue;
    const free = rest[at]!;
    sum += charge[at]! * (Math.max(0, more - free) - Math.max(0, -free));
  }
  return sum > most ? Number.POSITIVE_INFINITY : sum;
}

/** The first change of two parts' plans that pays, of which the first alone would not fit. */
function moveTwo(pools: Pools, chosen: PartPlan[], rest: Float64Array): boolean {
  const after = new Float64Array(rest.length);
  for (let one = 0; one < pools.length; one += 1) {
    for (const plan of pools[one]!) {
      const gain = chosen[one]!.trueUsdPerHour - plan.trueUsdPerHour;
      if (gain <= 1e-9) continue;
      for (let at = 0; at < rest.length; at += 1) after[at] = rest[at]! + chosen[one]!.draws[at]! - plan.draws[at]!;
      for (let two = 0; two < pools.length; two += 1) {
        if (two === one) continue;
        const own = chosen[two]!;
        const other = pools[two]!.find(
          (way) => way.trueUsdPerHour - own.trueUsdPerHour < gain - 1e-9 && hasRoom(after, own, way),
        );
        if (other === undefined) continue;
        swap(chosen, rest, one, plan);
        swap(chosen, rest, two, other);
        return true;
      }
    }
  }
  return false;
}

function hasRoom(rest: Float64Array, own: PartPlan, other: PartPlan): boolean {
  for (let at = 0; at < rest.length; at += 1) if (rest[at]! + own.draws[at]! < other.draws[at]!) return false;
  return true;
}

function swap(chosen: PartPlan[], rest: Float64Array, part: number, to: PartPlan): void {
  const own = chosen[part]!;
  for (let at = 0; at < rest.length; at += 1) rest[at]! += own.draws[at]! - to.draws[at]!;
  chosen[part] = to;
}
