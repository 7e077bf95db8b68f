// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Row prices of the reduced problem as a certificate for the scenario, which knows nothing of presolve.
 *
 *   p_o of a profile's member     p_j in USD per replica
 *   q_s of a stock with a row     p_s in USD per GPU
 *   q_s of a stock that presolve turned into a bound on one curve: what a replica is worth beyond the last one that the
 *                                 stock allows, (p_j - price of that one) / k, where the stock cut the curve
 *   p_o of an offer left out      c_o + k_o q_s, at which renting it costs nothing; being dominated, it stays dear enough
 */
import type { Scenario } from '@fleetmix/core';
import type { Certificate } from '../certificate.ts';
import type { Profile } from './merge.ts';
import type { Reduction } from './presolve.ts';

/** Translates prices; `costs` is 1, or 0 for a ray. */
export function postsolvePrices(
  scenario: Scenario,
  reduction: Reduction,
  rowPrices: Float64Array,
  costs: 0 | 1,
): Certificate {
  const { problem, profiles, stockRows } = reduction;
  const unscaled = (row: number): number => Math.max(0, rowPrices[row]! * problem.rowScale[row]!);
  const stockPrices = new Map(stockRows.map((gpu, at) => [gpu, unscaled(problem.profiles + at)]));
  profiles.forEach((profile, row) => {
    for (const [gpu, price] of boundPrices(reduction, profile, unscaled(row), costs)) {
      if (!stockPrices.has(gpu)) stockPrices.set(gpu, price);
    }
  });
  const workPrices = Float64Array.from(scenario.offers, ({ usdPerHour, gpu, gpusPerReplica }) =>
    Math.max(0, costs * usdPerHour + gpusPerReplica * (stockPrices.get(gpu) ?? 0)),
  );
  profiles.forEach(({ members }, row) => {
    for (const { offer, extra, base } of members) if (extra > 0 || base > 0) workPrices[offer] = unscaled(row);
  });
  return { workPrices, stockPrices };
}

/** Prices of stocks that only this profile draws on, in one size. */
function boundPrices(
  { limits }: Reduction,
  { members }: Profile,
  work: number,
  costs: number,
): readonly (readonly [string, number])[] {
  const live = members.filter(({ extra, gpu }) => extra > 0 && limits.stockLeft.has(gpu));
  const byStock = new Map<string, typeof live>();
  for (const member of live) byStock.set(member.gpu, [...(byStock.get(member.gpu) ?? []), member]);
  return [...byStock].map(([gpu, drawing]) => {
    const draw = drawing[0]!.draw;
    const ordered = drawing.toSorted((one, other) => one.price - other.price);
    let left = Math.floor(limits.stockLeft.get(gpu)! / draw);
    let last = 0;
    for (const { extra, price } of ordered) {
      if (left <= 0) break;
      last = price;
      left -= extra;
    }
    return [gpu, left <= 0 ? Math.max(0, work - costs * last) / draw : 0];
  });
}
