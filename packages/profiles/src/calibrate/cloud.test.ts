import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogSize } from '../interpolate/same-size.ts';
import { distanceToCloud } from './cloud.ts';

const coordinate = fc.integer({ min: 0, max: 9 });
const places = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 10 });

test('a square is nothing away from its middle, and as far as it looks from elsewhere', () => {
  const square: readonly LogSize[] = [
    [0, 0],
    [0, 2],
    [2, 0],
    [2, 2],
    [1, 1],
  ];
  expect(
    [
      [1, 1.5],
      [2, 1],
      [3, 1],
      [5, 6],
    ].map((place) => distanceToCloud(square, place as unknown as LogSize)),
  ).toEqual([0, 0, 1, 5]);
});

test('points on a line, and a point alone, have no inside', () => {
  expect(
    distanceToCloud(
      [
        [0, 0],
        [2, 2],
        [1, 1],
      ],
      [0, 2],
    ),
  ).toBeCloseTo(Math.SQRT2, 9);
  expect(distanceToCloud([[1, 1]], [1, 4])).toBe(3);
});

test('every mean of points is in their cloud', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(places, weights, (points, shares) => {
      const used = shares.slice(0, points.length);
      const all = used.reduce((sum, share) => sum + share, 0);
      const mean = (axis: 0 | 1) =>
        points.reduce((sum, point, position) => sum + (point[axis] * (used[position] as number)) / all, 0);
      expect(distanceToCloud(points, [mean(0), mean(1)])).toBeLessThan(1e-9);
    }),
  );
});
