import { expect, it } from 'vitest';
import { power } from './growth-rows.ts';

it('reads the power of a growth from its points', () => {
  const points = [1, 10, 100, 1000].map((cells) => ({ cells, ms: 3 * cells ** 1.5 }));
  expect(power(points)).toBeCloseTo(1.5, 9);
});
