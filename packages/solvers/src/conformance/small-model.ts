import type { Column, ColumnIndex, Model } from '../model.ts';
import { modelBuilder } from '../model-builder.ts';

/** A column in short: lower, upper, cost, and `integer` where it is whole. */
export type ShortColumn = readonly [lower: number, upper: number, cost: number, kind?: Column['kind']];
/** A row in short: lower, coefficients by column, upper. */
export type ShortRow = readonly [lower: number, coefficients: readonly number[], upper: number];

/** A model written as small matrices, for cases that a reader checks by hand. */
export function smallModel(
  columns: readonly ShortColumn[],
  rows: readonly ShortRow[],
  {
    sense = 'minimize',
    offset = 0,
    names = [],
  }: { sense?: Model['sense']; offset?: number; names?: readonly string[] } = {},
): Model {
  const builder = modelBuilder({ name: 'small', sense, offset });
  const indices = columns.map(([lower, upper, cost, kind = 'continuous'], position) =>
    builder.column({ name: names[position] ?? `column ${position}`, kind, lower, upper, cost }),
  );
  rows.forEach(([lower, coefficients, upper], position) => {
    const terms = coefficients.map((coefficient, column) => ({ column: indices[column] as ColumnIndex, coefficient }));
    builder.row({ name: `row ${position}`, lower, upper, terms });
  });
  return builder.build();
}
