import type { Offer, Planner } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { examples } from '@fleetmix/testkit';
import { expect, it } from 'vitest';
import { duel, median, solo, WrongAnswer } from './timing.ts';

const mixed = examples[0]?.scenario as (typeof examples)[number]['scenario'];
const twice = (offer: Offer) => ({ ...offer, minReplicas: 2 });
const lazy: Planner = {
  name: 'lazy',
  plan: async () => ({ status: 'planned', plan: { replicas: [], routes: [] }, guarantee: { kind: 'none' } }),
};

const options = { rounds: 1, limitMs: 20_000 };

it('times a right answer', async () => {
  const { usdPerHour, stopped } = await solo(exact(), mixed, options);
  expect(usdPerHour).toBeGreaterThan(0);
  expect(stopped).toBe(false);
});

it('does not time a plan that breaks a rule', async () => {
  await expect(duel(exact(), lazy, mixed, options)).rejects.toThrow(WrongAnswer);
});

it('counts the limit where a proof is missing', async () => {
  const unsure: Planner = {
    name: 'unsure',
    plan: async () => ({ status: 'gave-up', exhausted: false, reason: 'no time' }),
  };
  expect(await solo(unsure, mixed, options)).toMatchObject({ ms: 20_000, stopped: true });
  expect((await duel(exact(), unsure, mixed, options)).theirs.stopped).toBe(true);
});

it('ends where a proved plan is undercut', async () => {
  const dear: Planner = {
    name: 'dear',
    plan: async (scenario) => exact().plan({ ...scenario, offers: scenario.offers.map(twice) }),
  };
  await expect(duel(dear, exact(), mixed, options)).rejects.toThrow(WrongAnswer);
});

it('takes the middle of what it measured', () => {
  expect(median([9, 1, 5])).toBe(5);
});
