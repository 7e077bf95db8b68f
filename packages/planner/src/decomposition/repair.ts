// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * From plans that parts make by themselves to plans that fit the stock together: parts that draw on an overdrawn stock are
 * planned again, one after the other, with what the others leave; then each part once more at true prices, in case it can
 * do better with what is left over.
 */
import type { PartPlan } from './part-plan.ts';

/** GPUs that are left of each coupled stock; below 0 where it is overdrawn. */
export function left(available: Float64Array, plans: readonly PartPlan[]): Float64Array {
  const rest = available.slice();
  for (const { draws } of plans) for (let at = 0; at < rest.length; at += 1) rest[at]! -= draws[at]!;
  return rest;
}

/** What one part may draw: what it draws now, and what is left, be it less than nothing. */
function allowance(rest: Float64Array, { draws }: PartPlan): Float64Array {
  return rest.map((free, at) => Math.max(0, draws[at]! + free));
}

/** Plans one part within limits, at prices on top of its own; undefined where it cannot be planned so. */
export type Replan = (part: number, limits: Float64Array, prices: Float64Array) => Promise<PartPlan | undefined>;

/** Plans that fit together; undefined where this way does not lead to any. `first` is the part to begin with. */
export async function repair(
  plans: readonly PartPlan[],
  available: Float64Array,
  prices: Float64Array,
  first: number,
  replan: Replan,
): Promise<readonly PartPlan[] | undefined> {
  const fitted = [...plans];
  for (let turn = 0; turn < fitted.length; turn += 1) {
    const part = (first + turn) % fitted.length;
    const rest = left(available, fitted);
    if (rest.every((free) => free >= 0)) break;
    const own = fitted[part]!;
    if (rest.every((free, at) => free >= 0 || own.draws[at] === 0)) continue;
    fitted[part] = (await replan(part, allowance(rest, own), prices)) ?? own;
  }
  return left(available, fitted).every((free) => free >= 0) ? fitted : undefined;
}

/** Plans that cost the same or less, each part having been planned once more with what the others leave. */
export async function improve(
  plans: readonly PartPlan[],
  available: Float64Array,
  replan: Replan,
): Promise<readonly PartPlan[]> {
  const better = [...plans];
  const noPrices = new Float64Array(available.length);
  for (const [part, own] of plans.entries()) {
    const found = await replan(part, allowance(left(available, better), own), noPrices);
    if (found !== undefined && found.trueUsdPerHour < own.trueUsdPerHour) better[part] = found;
  }
  return better;
}
