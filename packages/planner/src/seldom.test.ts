import { expect, it } from 'vitest';
import { seldom } from './seldom.ts';

it('progress is told at once, and then every tenth of a second at most', () => {
  let now = 0;
  const told: (number | undefined)[] = [];
  const { onProgress } = seldom(
    { timeLimitMs: 5, onProgress: ({ atLeastUsdPerHour }) => told.push(atLeastUsdPerHour) },
    () => now,
  );
  for (; now <= 250; now += 12) onProgress?.({ atLeastUsdPerHour: now });
  expect(told).toEqual([0, 108, 216]);
});

it('options without progress stay as they are', () => {
  const options = { timeLimitMs: 5 };
  expect(seldom(options)).toBe(options);
});
