import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnStride, factor, recordPivot, solveBackward, solveForward } from './factor.ts';
import { factorise } from './factorise.ts';

/** Sparse columns of at most three entries, as working bases have them. */
const bases = fc.integer({ min: 1, max: 14 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    entries: fc.array(fc.tuple(fc.nat(rows - 1), fc.integer({ min: -8, max: 8 })), {
      minLength: rows * columnStride,
      maxLength: rows * columnStride,
    }),
    side: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: rows, maxLength: rows }),
    swaps: fc.array(
      fc.tuple(fc.nat(rows - 1), fc.array(fc.integer({ min: -5, max: 5 }), { minLength: rows, maxLength: rows })),
      { maxLength: 4 },
    ),
  }),
);

function dense(rows: number, entries: readonly (readonly [number, number])[]): number[][] {
  const matrix = Array.from({ length: rows }, () => new Array<number>(rows).fill(0));
  entries.forEach(([row, value], at) => {
    const column = matrix[Math.floor(at / columnStride)] as number[];
    column[row] = value;
  });
  return matrix;
}

it('solves with B and with its transpose, after pivots too, or says that B is singular', () => {
  let solved = 0;
  fc.assert(
    fc.property(bases, ({ rows, entries, side, swaps }) => {
      const matrix = dense(rows, entries);
      const lu = factor(rows);
      const regular = factorise(lu, (position, toRows, values, at) => {
        let count = 0;
        (matrix[position] as number[]).forEach((value, row) => {
          if (value === 0) return;
          toRows[at + count] = row;
          values[at + count] = value;
          count += 1;
        });
        return count;
      });
      if (!regular) return;
      for (const [position, replacement] of swaps) {
        const column = Float64Array.from(replacement);
        solveForward(lu, column);
        if (Math.abs(column[position] as number) < 1e-3) continue;
        recordPivot(lu, position, column);
        matrix[position] = [...replacement];
      }
      const forward = Float64Array.from(side);
      solveForward(lu, forward);
      const size = Math.max(1, ...forward.map(Math.abs));
      for (let row = 0; row < rows; row += 1) {
        const sum = matrix.reduce((total, column, at) => total + (column[row] as number) * (forward[at] as number), 0);
        expect(Math.abs(sum - (side[row] as number))).toBeLessThan(1e-6 * size);
      }
      const backward = Float64Array.from(side);
      solveBackward(lu, backward);
      const height = Math.max(1, ...backward.map(Math.abs));
      matrix.forEach((column, at) => {
        const sum = column.reduce((total, value, row) => total + value * (backward[row] as number), 0);
        expect(Math.abs(sum - (side[at] as number))).toBeLessThan(1e-6 * height);
      });
      solved += 1;
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(solved).toBeGreaterThan(200);
});
