import { expect, test } from 'vitest';
import { implies } from './implies.ts';

const asked = { ttftMs: 500, tpotMs: 50 };

test('narrower bounds at a higher percentile imply wider ones', () => {
  expect(implies({ ttftMs: 400, tpotMs: 50, e2eMs: 9000, percentile: 0.99 }, asked)).toBe(true);
  expect(implies(asked, {})).toBe(true);
});

test('a wider bound, an absent one or a lower percentile implies nothing', () => {
  expect(implies({ ttftMs: 501, tpotMs: 50 }, asked)).toBe(false);
  expect(implies({ ttftMs: 400 }, asked)).toBe(false);
  expect(implies({ ...asked, percentile: 0.9 }, asked)).toBe(false);
  expect(implies({}, asked)).toBe(false);
});
