import { expect, it } from 'vitest';
import { slope } from './growth-rows.ts';

it('reads the power of a growth from its points', () => {
  const points = [1, 10, 100, 1000].map((x) => [x, 3 * x ** 1.5] as const);
  expect(slope(points)).toBeCloseTo(1.5, 9);
});
