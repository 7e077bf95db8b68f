import { expect, test } from 'vitest';
import { drawRequests } from './draw-requests.ts';
import { seedAt } from './seed.ts';

test('the same seed draws the same requests, today and in every later version', () => {
  expect(drawRequests(1000, [0.5, 0.3, 0, 0.2], 42)).toEqual(drawRequests(1000, [0.5, 0.3, 0, 0.2], 42));
  expect(drawRequests(20, [1, 1, 1], 1)).toEqual([5, 4, 11]);
});

test('another seed draws others', () => {
  expect(drawRequests(1000, [1, 1, 1], 1)).not.toEqual(drawRequests(1000, [1, 1, 1], 2));
});

test('draws the whole total, about in proportion, and never a class with a share of 0', () => {
  const counts = drawRequests(100_000, [0.5, 0.3, 0, 0.2, 0], 3);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_000);
  expect([counts[2], counts[4]]).toEqual([0, 0]);
  // Five standard deviations of a binomial with n = 100,000 and p = 0.5.
  expect(Math.abs((counts[0] as number) - 50_000)).toBeLessThan(5 * Math.sqrt(100_000 * 0.25));
});

test('the seed of a place does not depend on the order of the axes', () => {
  expect(seedAt(7, { trace: 'a', requests: 10 })).toBe(seedAt(7, { requests: 10, trace: 'a' }));
  expect(seedAt(7, { trace: 'a', requests: 10 })).not.toBe(seedAt(7, { trace: 'a', requests: 20 }));
  expect(seedAt(7, { trace: 'a' })).not.toBe(seedAt(8, { trace: 'a' }));
});
