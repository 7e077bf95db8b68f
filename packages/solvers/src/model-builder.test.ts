import { describe, expect, it } from 'vitest';
import type { Column, ColumnIndex, Row } from './model.ts';
import { modelBuilder } from './model-builder.ts';
import { ModelError } from './model-error.ts';

const column: Column = { name: 'x', kind: 'continuous', lower: 0, upper: 1, cost: 1 };

function withRow(change: (x: ColumnIndex, y: ColumnIndex) => Partial<Row>) {
  const builder = modelBuilder();
  const x = builder.column(column);
  const y = builder.column({ ...column, name: 'y' });
  builder.row({ name: 'r', lower: 0, upper: 1, terms: [], ...change(x, y) });
  return builder.build();
}

describe('the model builder', () => {
  it.each([
    ['a cost that is no number', { cost: Number.NaN }, /"x" has a cost of NaN/],
    ['crossed bounds', { lower: 2 }, /lower bound of 2 and an upper bound of 1/],
    ['a bound that is no number', { lower: Number.NaN }, /lower bound of NaN/],
    [
      'a lower bound of infinity',
      { lower: Number.POSITIVE_INFINITY, upper: Number.POSITIVE_INFINITY },
      /lower bound of Infinity/,
    ],
  ])('refuses %s in a column', (_, change, message) => {
    const add = () => modelBuilder().column({ ...column, ...change });
    expect(add).toThrow(ModelError);
    expect(add).toThrow(message);
  });

  it.each([
    [
      'a column twice',
      (x: ColumnIndex) => ({
        terms: [
          { column: x, coefficient: 1 },
          { column: x, coefficient: 2 },
        ],
      }),
      /row "r" names column "x" twice/,
    ],
    [
      'a column that it does not have',
      () => ({ terms: [{ column: 7 as ColumnIndex, coefficient: 1 }] }),
      /does not have/,
    ],
    [
      'a coefficient that engines drop',
      (x: ColumnIndex) => ({ terms: [{ column: x, coefficient: 1e-9 }] }),
      /drop what is not above/,
    ],
    [
      'a coefficient without end',
      (x: ColumnIndex) => ({ terms: [{ column: x, coefficient: Number.POSITIVE_INFINITY }] }),
      /coefficient of Infinity/,
    ],
    ['crossed row bounds', () => ({ lower: 3 }), /row "r" has a lower bound of 3/],
  ])('refuses %s in a row', (_, change, message) => {
    expect(() => withRow(change)).toThrow(message);
  });

  it('refuses an offset that is no number', () => {
    expect(() => modelBuilder({ name: 'm', offset: Number.NaN })).toThrow('model "m" has an offset of NaN');
  });

  it('takes a million terms in a moment', () => {
    const builder = modelBuilder();
    const columns = Array.from({ length: 1000 }, (_, position) => builder.column({ ...column, name: `${position}` }));
    const terms = columns.map((position) => ({ column: position, coefficient: 1 }));
    const started = performance.now();
    for (let row = 0; row < 1000; row += 1) builder.row({ name: `${row}`, lower: 0, upper: 1, terms });
    expect(builder.build().rows).toHaveLength(1000);
    // Some 50 ms; quadratic work would take minutes.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('leaves zero coefficients out', () => {
    const model = withRow((x, y) => ({
      terms: [
        { column: x, coefficient: 0 },
        { column: y, coefficient: 2 },
      ],
    }));
    expect(model.rows[0]?.terms).toEqual([{ column: 1, coefficient: 2 }]);
  });

  it('lets the same column stand in two rows', () => {
    const builder = modelBuilder();
    const x = builder.column(column);
    for (const name of ['a', 'b']) builder.row({ name, lower: 0, upper: 1, terms: [{ column: x, coefficient: 1 }] });
    expect(builder.build().rows).toHaveLength(2);
  });
});
