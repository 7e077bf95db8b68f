import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { divideTotal, divideWhole } from './divide-total.ts';

describe('a whole total, divided by largest remainder', () => {
  test('gives whole ideals exactly, whatever binary arithmetic makes of them', () => {
    expect(divideWhole(100, [0.29, 0.57, 0.14])).toEqual([29, 57, 14]);
    expect(divideWhole(3000, [0.33, 0.07, 0.08, 0.07, 0.27, 0.06, 0.06, 0.03, 0.03])).toEqual([
      990, 210, 240, 210, 810, 180, 180, 90, 90,
    ]);
  });

  test('gives the seats that are left to the largest remainders, the earlier first', () => {
    expect(divideWhole(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(divideWhole(10, [0.26, 0.38, 0.36])).toEqual([3, 4, 3]);
  });

  test('keeps the total, and stays within one of the exact part, for random weights', () => {
    const random = xoroshiro128plus(7);
    for (let round = 0; round < 300; round++) {
      const weights = Array.from({ length: uniformInt(random, 1, 12) }, () => uniformInt(random, 0, 1000) / 997);
      weights.push(1);
      const total = uniformInt(random, 1, 100_000);
      const parts = divideWhole(total, weights);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      for (const [position, exact] of divideTotal(total, weights).entries()) {
        expect(Math.abs((parts[position] as number) - exact)).toBeLessThan(1 + 1e-9);
      }
    }
  });
});
