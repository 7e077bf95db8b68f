// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The lower bound that any row prices prove. For p with p_j, p_s >= 0 on profile and stock rows, relaxing the working rows
 * into the objective leaves parts that are minimised one by one:
 *
 *   L(p) = sum_b amount_b min_j p_j a_bj + sum_e min{ d_e y : lower_e <= y <= upper_e }
 *        + sum_totals min{ p_i t : lower_i <= t <= upper_i } - sum_i p_i rightSide_i,        d_e = c_e + p . column_e
 *
 * and L(p) <= every plan's cost (weak duality). At an optimal basis it is the relaxation's optimum. The search prunes by
 * this number alone: a wrong pivot can make it low, never too high.
 */
import { cheapest, noteFallen, type Pool } from './pool.ts';
import type { Relaxation } from './relaxation.ts';

/** L at the relaxation's prices and bounds; with `costs` 0, the same for a ray: above 0 it proves infeasibility. */
export function lowerBound(relaxation: Relaxation, pool: Pool): number {
  const { problem, price } = relaxation;
  for (let row = 0; row < problem.profiles + problem.stocks; row += 1) if (price[row]! < 0) price[row] = 0;
  noteFallen(pool, problem, price, price, 0);
  return classPart(relaxation, pool) + sidePart(relaxation, price, 1) - rowPart(relaxation, price);
}

function classPart(relaxation: Relaxation, pool: Pool): number {
  const { problem, amount } = relaxation;
  let sum = 0;
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    if (amount[requestClass]! > 0) sum += amount[requestClass]! * cheapest(pool, relaxation, requestClass);
  }
  return sum;
}

/** Reduced cost of a segment under row prices. */
export function segmentCost(relaxation: Relaxation, price: Float64Array, segment: number, cost: number): number {
  const { problem } = relaxation;
  const group = problem.segmentGroup[segment]!;
  const profile = problem.groupProfile[group]!;
  const stock = problem.groupStockRow[group]!;
  const total = problem.groupTotalRow[group]!;
  let reduced = cost - price[profile]! * problem.rowScale[profile]!;
  if (stock >= 0) reduced += price[stock]! * problem.groupDraw[group]! * problem.rowScale[stock]!;
  if (total >= 0) reduced += price[total]! * problem.rowScale[total]!;
  return reduced;
}

function sidePart(relaxation: Relaxation, price: Float64Array, costs: number): number {
  const { problem, segments, lower, upper } = relaxation;
  let sum = 0;
  for (let segment = 0; segment < segments; segment += 1) {
    if (upper[segment] === 0) continue;
    const reduced = segmentCost(relaxation, price, segment, costs * problem.segmentPrice[segment]!);
    sum += reduced * (reduced > 0 ? lower[segment]! : upper[segment]!);
  }
  for (let row = problem.profiles + problem.stocks; row < problem.rows; row += 1) {
    const reduced = price[row]!;
    if (reduced !== 0) sum += reduced * (reduced > 0 ? lower[segments + row]! : upper[segments + row]!);
  }
  return sum;
}

function rowPart({ problem, rightSide }: Relaxation, price: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < problem.rows; row += 1) sum += price[row]! * rightSide[row]!;
  return sum;
}

/**
 * Whether a direction of prices proves that the bounds in force leave no plan: with every cost 0, L(ray) > 0. The margin
 * is relative to the sum's own terms.
 */
export function provesInfeasible(relaxation: Relaxation, ray: Float64Array): boolean {
  const { problem, amount, open } = relaxation;
  for (let row = 0; row < problem.profiles + problem.stocks; row += 1) if (ray[row]! < 0) ray[row] = 0;
  let classes = 0;
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    if (amount[requestClass] === 0) continue;
    const offset = requestClass * problem.profiles;
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < problem.profiles; profile += 1) {
      const cost = ray[profile]! * open[offset + profile]!;
      if (cost < least) least = cost;
    }
    classes += amount[requestClass]! * least;
  }
  const rest = sidePart(relaxation, ray, 0) - rowPart(relaxation, ray);
  return classes + rest > 1e-9 * (Math.abs(classes) + Math.abs(rest));
}
