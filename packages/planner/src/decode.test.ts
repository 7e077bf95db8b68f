import { evaluate, readScenario } from '@fleetmix/core';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { formulate } from './formulate.ts';

function scenario(options = {}) {
  return readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'chat', demand: 6 },
        { name: 'idle', demand: 0 },
      ],
    },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 1] },
      { name: 'large', gpu: 'A100', usdPerHour: 4, capacity: [10, 1] },
    ],
    options,
  });
}

test("a solver's rounding is cleaned: counts are whole, and shares add up to 1", () => {
  const plan = decode(scenario(), formulate(scenario()), [0.9999999, 1.0000001, 0.5999999, 0.4]);
  expect(plan.replicas).toEqual([
    { offer: 'small', count: 1 },
    { offer: 'large', count: 1 },
  ]);
  expect(plan.routes.map(({ share }) => share).reduce((sum, share) => sum + share)).toBeCloseTo(1, 15);
});

test('nothing is routed to an offer without a replica', () => {
  const plan = decode(scenario(), formulate(scenario()), [1e-7, 1, 2e-7, 1 - 2e-7]);
  expect(plan).toEqual({
    replicas: [{ offer: 'large', count: 1 }],
    routes: [{ class: 'chat', offer: 'large', share: 1 }],
  });
});

test('slices become exact multiples of a slice', () => {
  const sliced = scenario({ slices: 3 });
  const plan = decode(sliced, formulate(sliced), [1, 1, 1.0000001, 1.9999999]);
  expect(plan.routes.map(({ share }) => share)).toEqual([1 / 3, 2 / 3]);
});

test('per-class sharing routes in proportion to capacity, so that no replica gets more than it carries', () => {
  const perClass = scenario({ sharing: 'per-class' });
  const plan = decode(perClass, formulate(perClass), [1, 1]);
  expect(plan.routes.map(({ share }) => share)).toEqual([4 / 14, 10 / 14]);
  expect(evaluate(perClass, plan).violations).toEqual([]);
});
