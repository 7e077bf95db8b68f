// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * What is known of the Lagrangian from plans that the parts have made: a plan of cost c that draws d bounds its part's
 * cost at prices q by c + d q. The sum over parts of the least of these, less q A, is never below the Lagrangian.
 */
import type { SmoothConcave } from './ascend.ts';
import type { PartPlan } from './part-plan.ts';

/** The bound itself. */
export function modelled(
  pools: readonly (readonly PartPlan[])[],
  available: Float64Array,
  prices: Float64Array,
): number {
  const paid = available.reduce((sum, have, at) => sum + prices[at]! * have, 0);
  return pools.reduce((sum, pool) => sum + Math.min(...pool.map((plan) => pricedAt(plan, prices))), 0) - paid;
}

/** A plan's cost where the coupled GPUs that it draws are paid for. */
export function pricedAt({ trueUsdPerHour, draws }: PartPlan, prices: Float64Array): number {
  return draws.reduce((sum, count, at) => sum + count * prices[at]!, trueUsdPerHour);
}

/** The bound with each part's least smoothed at `temperature`, in USD/hour, less the distance from a centre. */
export function cutModel(
  pools: readonly (readonly PartPlan[])[],
  available: Float64Array,
  temperature: number,
  centre: Float64Array,
  stiffness: Float64Array,
): SmoothConcave {
  const size = available.length;
  return (prices, gradient, hessian) => {
    let value = 0;
    for (let at = 0; at < size; at += 1) {
      const away = prices[at]! - centre[at]!;
      value -= prices[at]! * available[at]! + (stiffness[at]! * away * away) / 2;
      gradient[at]! -= available[at]! + stiffness[at]! * away;
      hessian[at * size + at]! -= stiffness[at]!;
    }
    for (const pool of pools) value += smoothLeast(pool, temperature, prices, gradient, hessian);
    return value;
  };
}

function smoothLeast(
  pool: readonly PartPlan[],
  heat: number,
  prices: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const size = prices.length;
  const costs = pool.map((plan) => pricedAt(plan, prices));
  const least = Math.min(...costs);
  const weights = costs.map((cost) => Math.exp((least - cost) / heat));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = new Float64Array(size);
  pool.forEach(({ draws }, one) => {
    const share = weights[one]! / all;
    if (share < 1e-9) return;
    for (let row = 0; row < size; row += 1) {
      const own = draws[row]!;
      if (own === 0) continue;
      mean[row]! += share * own;
      for (let column = 0; column < size; column += 1)
        hessian[row * size + column]! -= (share * own * draws[column]!) / heat;
    }
  });
  for (let row = 0; row < size; row += 1) {
    gradient[row]! += mean[row]!;
    for (let column = 0; column < size; column += 1)
      hessian[row * size + column]! += (mean[row]! * mean[column]!) / heat;
  }
  return least - heat * Math.log(all);
}
