import { readScenario } from '@fleetmix/core';
import { expect, test } from 'vitest';
import { lowerBound } from './lower-bound.ts';

const document = {
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'short', demand: 6 },
      { name: 'long', demand: 2 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 0] },
    { name: 'large', gpu: 'A100', usdPerHour: 4, capacity: [10, 5] },
  ],
};

test('each class pays for the cheapest fraction of a replica that carries it', () => {
  expect(lowerBound(readScenario(document))).toBeCloseTo(6 / 4 + (4 * 2) / 5, 12);
});

test('with per-class sharing one fraction may carry all classes, and the dearest class counts', () => {
  expect(lowerBound(readScenario({ ...document, options: { sharing: 'per-class' } }))).toBeCloseTo(1.6, 12);
});

test('a class that nothing serves costs without end', () => {
  const offers = [{ name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 0] }];
  expect(lowerBound(readScenario({ ...document, offers }))).toBe(Number.POSITIVE_INFINITY);
});
