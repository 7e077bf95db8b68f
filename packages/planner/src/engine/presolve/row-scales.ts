/**
 * One unit of each working row in USD/hour: the cheapest price of a replica of the profile, or of a GPU of the stock. It
 * makes loads, prices and slacks of wildly different offers comparable: p_j = 1 means "worth what a replica costs".
 */
import type { Curve } from './curves.ts';
import type { Profile } from './merge.ts';

/** Scales of profile, stock and total rows. */
export interface RowScales {
  readonly scale: Float64Array;
}

/** Computes the scales; rows without a price above 0 take the least price there is. */
export function rowScales(
  profiles: readonly Profile[],
  curves: readonly Curve[],
  stockRows: readonly string[],
  totals: readonly number[],
): RowScales {
  const members = profiles.flatMap((profile) => profile.members);
  const least = cheapest(
    members.map(({ price }) => price),
    1,
  );
  const profileScales = profiles.map((profile) =>
    cheapest(
      profile.members.map(({ price }) => price),
      least,
    ),
  );
  const stockScales = stockRows.map((gpu) => {
    const drawing = curves.filter((curve) => curve.gpu === gpu);
    return cheapest(
      drawing.flatMap(({ segments, draw }) => segments.map(({ price }) => price / draw)),
      least,
    );
  });
  const totalScales = totals.map((profile) => profileScales[profile] ?? 1);
  return { scale: Float64Array.from([...profileScales, ...stockScales, ...totalScales]) };
}

function cheapest(prices: readonly number[], otherwise: number): number {
  const least = prices.reduce((low, price) => (price > 0 ? Math.min(low, price) : low), Number.POSITIVE_INFINITY);
  return Number.isFinite(least) ? least : otherwise;
}
