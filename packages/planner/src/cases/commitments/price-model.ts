import { type ColumnIndex, type Model, modelBuilder } from '@fleetmix/solvers';
import type { Box, CaseFleet, Commitment } from './commitment.ts';

/** Fleets found so far, by case. */
export type Fleets = readonly (readonly CaseFleet[])[];

/** A model of the prices, with where to find them: by case, by reserved offer. */
export interface PriceModel {
  readonly model: Model;
  readonly prices: readonly (readonly ColumnIndex[])[];
}

/**
 * The prices of reserved replicas under which the fleets found so far cost most: max sum_k w_k t_k with
 * t_k <= cost of fleet j + sum_r m_kr used_jr for each of them, m >= 0, and sum_k w_k m_kr = the price of r. Its value is an upper
 * bound of what prices can prove (Kelley's cutting planes, one function a case).
 */
export function priceModel({ cases, reserved, prices }: Commitment, fleets: Fleets): PriceModel {
  const builder = modelBuilder({ name: 'prices', sense: 'maximize' });
  const free = { kind: 'continuous', lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY } as const;
  const columns = cases.map(({ name }) =>
    reserved.map((_, at) => builder.column({ ...free, name: `${name} ${at}`, lower: 0, cost: 0 })),
  );
  cases.forEach(({ name, share }, k) => {
    const worth = builder.column({ ...free, name, cost: share });
    for (const { used, usdPerHour } of fleets[k] ?? []) {
      const terms = used.map((count, at) => ({ column: columns[k]?.[at] as ColumnIndex, coefficient: -count }));
      const row = { name, lower: Number.NEGATIVE_INFINITY, upper: usdPerHour };
      builder.row({ ...row, terms: [{ column: worth, coefficient: 1 }, ...terms] });
    }
  });
  prices.forEach((price, at) => {
    const terms = cases.map(({ share }, k) => ({ column: columns[k]?.[at] as ColumnIndex, coefficient: share }));
    builder.row({ name: `price ${at}`, lower: price, upper: price, terms });
  });
  return { model: builder.build(), prices: columns };
}

/** A model of how much to reserve, with where to find it. */
export interface MixtureModel {
  readonly model: Model;
  readonly counts: readonly ColumnIndex[];
}

/**
 * The other side: how much to reserve in the box where each case may mix the fleets found so far. min sum_r p_r y_r +
 * sum_k w_k sum_j l_kj cost of fleet j with sum_j l_kj = 1 and sum_j l_kj used_jr <= y_r, y whole or not.
 */
export function mixtureModel(
  { cases, prices }: Commitment,
  fleets: Fleets,
  { lower, upper }: Box,
  kind: 'integer' | 'continuous',
): MixtureModel {
  const builder = modelBuilder({ name: 'mixture' });
  const counts = prices.map((cost, at) =>
    builder.column({ name: `reserved ${at}`, kind, lower: lower[at] ?? 0, upper: upper[at] ?? 0, cost }),
  );
  cases.forEach(({ name, share }, k) => {
    const own = fleets[k] ?? [];
    const parts = own.map(({ usdPerHour }) =>
      builder.column({ name, kind: 'continuous', lower: 0, upper: 1, cost: share * usdPerHour }),
    );
    const all = parts.map((column) => ({ column, coefficient: 1 }));
    builder.row({ name, lower: 1, upper: 1, terms: all });
    counts.forEach((count, at) => {
      const used = parts.map((column, j) => ({ column, coefficient: own[j]?.used[at] ?? 0 }));
      const terms = [...used, { column: count, coefficient: -1 }];
      builder.row({ name: `${name} ${at}`, lower: Number.NEGATIVE_INFINITY, upper: 0, terms });
    });
  });
  return { model: builder.build(), counts };
}
