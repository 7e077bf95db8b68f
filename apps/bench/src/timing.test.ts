import type { Planner } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { examples } from '@fleetmix/testkit';
import { expect, it } from 'vitest';
import { duel, median, timed, WrongAnswer } from './timing.ts';

const mixed = examples[0]?.scenario as (typeof examples)[number]['scenario'];
const lazy: Planner = {
  name: 'lazy',
  plan: async () => ({ status: 'planned', plan: { replicas: [], routes: [] }, guarantee: { kind: 'none' } }),
};

it('times a right answer', async () => {
  expect((await timed(exact(), mixed)).usdPerHour).toBeGreaterThan(0);
});

it('does not time a wrong one', async () => {
  await expect(timed(lazy, mixed)).rejects.toThrow(WrongAnswer);
  await expect(duel(exact(), lazy, mixed, { rounds: 1 })).rejects.toThrow(WrongAnswer);
});

it('takes the middle of what it measured', () => {
  expect(median([9, 1, 5])).toBe(5);
});
