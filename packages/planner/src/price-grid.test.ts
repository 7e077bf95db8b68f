import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceGrid, roundUpToGrid } from './price-grid.ts';

test('the grid of prices in cents is their greatest common divisor', () => {
  expect(priceGrid([0.55, 1.1, 4.4])).toBeCloseTo(0.55, 12);
  expect(priceGrid([3.67, 7.516, 1.01])).toBeCloseTo(0.002, 12);
});

test('an offer at no cost has no say in the grid', () => {
  expect(priceGrid([0, 2.5])).toBe(2.5);
  expect(priceGrid([0])).toBeUndefined();
});

test('prices that are not decimal have no grid', () => {
  expect(priceGrid([1 / 3, 1])).toBeUndefined();
});

test('a bound between two costs is rounded up, and one that a solver missed by rounding is not', () => {
  expect(roundUpToGrid(2.01, 0.5)).toBe(2.5);
  expect(roundUpToGrid(2.0000000001, 0.5)).toBeCloseTo(2, 9);
  expect(roundUpToGrid(1.9999999999, 0.5)).toBe(2);
});

test('every cost of whole replicas lies on the grid, and is its own best bound', () => {
  const counted = fc.record({
    cents: fc.integer({ min: 1, max: 100_000 }),
    count: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1, maxLength: 6 }), (offers) => {
      const grid = priceGrid(offers.map(({ cents }) => cents / 100)) as number;
      const cost = offers.reduce((sum, { cents, count }) => sum + (cents / 100) * count, 0);
      expect(Math.abs(roundUpToGrid(cost, grid) - cost)).toBeLessThanOrEqual(1e-9 * Math.max(1, cost));
    }),
  );
});
