import { expect, it } from 'vitest';
import { priceGrid, roundUpToGrid } from './price-grid.ts';

it.each([
  [[3.67, 1.01], 0.01],
  [[1.2, 0.9, 3], 0.3],
  [[4, 6], 2],
  [[0.1 + 0.2, 0.6], 0.3],
  [[Math.PI, 1], 0],
  [[1e-7, 1], 0],
])('prices %j make a grid of %d', (prices, grid) => {
  expect(priceGrid(Float64Array.from(prices))).toBeCloseTo(grid, 12);
});

it('a bound is rounded up to the next cost there can be, but not past one that it meets within rounding', () => {
  expect(roundUpToGrid(10.001, 0.3)).toBeCloseTo(10.2, 12);
  expect(roundUpToGrid(0.1 + 0.2, 0.3)).toBe(0.1 + 0.2);
  expect(roundUpToGrid(10.001, 0)).toBe(10.001);
});
