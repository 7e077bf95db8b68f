import { type ColumnIndex, smallestCoefficient } from '@fleetmix/solvers';
import type { Draft } from '../draft.ts';

/** Writes the row that keeps what a fleet comes to, so much a replica of each offer, at a total that it has been brought to. */
export function keepTotal(
  { builder, replicas }: Pick<Draft, 'builder' | 'replicas'>,
  name: string,
  amounts: readonly number[],
  total: number,
): void {
  const scale = Math.max(...amounts, 0) || 1;
  builder.row({
    name,
    lower: Number.NEGATIVE_INFINITY,
    upper: (total / scale) * (1 + 1e-10),
    terms: amounts.flatMap((amount, at) =>
      amount / scale > smallestCoefficient
        ? [{ column: replicas[at] as ColumnIndex, coefficient: amount / scale }]
        : [],
    ),
  });
}
