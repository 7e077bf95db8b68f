import { type LimitRow, limitRows, type Offer, type Scenario, unitsOf } from '@fleetmix/core';
import { type ColumnIndex, smallestCoefficient, type Term } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';

/** A rule of a limit as a row over the replica counts: lower <= sum of terms <= upper, in units over `scale`. */
export interface LimitTerms {
  readonly row: LimitRow;
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
  /** Units of the limit that 1 in the row stands for. */
  readonly scale: number;
}

/**
 * The sides of the scenario's limits as rows. An amount: sum_c a_c y_c within atLeast and atMost, over the offers c that it
 * counts. A share s, of what all offers d have: sum_c a_c y_c - s sum_d a_d y_d <= 0, or >= 0. Rows are divided by the
 * largest coefficient.
 */
export function limitTerms({ scenario, replicas }: Pick<Draft, 'scenario' | 'replicas'>): readonly LimitTerms[] {
  return limitRows(scenario).flatMap((row) => {
    if (!row.isShare) return [written(scenario, replicas, row, 0, row.atLeast, row.atMost)];
    const isBelow = row.atMost < 1;
    return [
      ...(isBelow ? [written(scenario, replicas, row, row.atMost, Number.NEGATIVE_INFINITY, 0)] : []),
      ...(row.atLeast > 0 ? [written(scenario, replicas, row, row.atLeast, 0, Number.POSITIVE_INFINITY)] : []),
    ];
  });
}

function written(
  { offers }: Scenario,
  replicas: readonly ColumnIndex[],
  row: LimitRow,
  share: number,
  lower: number,
  upper: number,
): LimitTerms {
  const units = offers.map((offer: Offer, at) => (row.counted[at] ?? 0) - share * unitsOf(offer, row.unit));
  const scale = units.reduce((most, unit) => Math.max(most, Math.abs(unit)), 0) || 1;
  const terms = units.flatMap((unit, at) => {
    const coefficient = unit / scale;
    if (Math.abs(coefficient) <= smallestCoefficient) return [];
    return [{ column: replicas[at] as ColumnIndex, coefficient }];
  });
  return { row, terms, lower: lower / scale, upper: upper / scale, scale };
}

/** Writes the rows of the scenario's limits. */
export function addLimits(draft: Pick<Draft, 'builder' | 'scenario' | 'replicas'>): void {
  for (const { row, terms, lower, upper } of limitTerms(draft)) {
    draft.builder.row({ name: `limit ${row.label}`, lower, upper, terms });
  }
}
