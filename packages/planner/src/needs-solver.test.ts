import { type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { expect, test } from 'vitest';
import { exact } from './exact.ts';
import { needsSolver } from './needs-solver.ts';

const offers = [
  { name: 'L4', gpu: 'L4', usdPerHour: 1, capacity: [5], provider: 'A' },
  { name: 'H100', gpu: 'H100', usdPerHour: 4, capacity: [22], provider: 'B' },
  { name: 'L4, reserved', gpu: 'L4', usdPerHour: 0.5, capacity: [5], provider: 'A', pricing: 'reserved' },
];
const periods = [
  { name: 'night', hours: 12, demand: 0.4 },
  { name: 'day', hours: 12 },
];

function scenario(more: object = {}): Scenario {
  return readScenario({ fleetmix: 1, workload: { classes: [{ name: 'chat', demand: 30 }] }, offers, ...more });
}

function solverOf(result: PlanResult): string | undefined {
  expect(result.status).toBe('planned');
  return result.solver;
}

const asked: Readonly<Record<string, object>> = {
  'nothing more': {},
  'a stock': { stock: { L4: 9 } },
  'a quota': { limits: [{ name: 'quota', offers: { provider: 'A' }, unit: 'gpus', atMost: 5 }] },
  'a share': { limits: [{ name: 'share', each: 'provider', of: 'usdPerHour', atMostShare: 0.6 }] },
  'a price limit': { limits: [{ name: 'cap', offers: { gpu: ['L4', 'H100'] }, unit: 'usdPerHour', atMost: 90 }] },
  'a loss to survive': { survive: 'replica' },
  'a goal of its own': { objective: { goal: 'most-served', budgetUsdPerHour: 2 } },
  periods: { periods },
  'periods with starts': { periods, offers: offers.map((offer) => ({ ...offer, usdPerStart: 1 })) },
  nodes: {
    nodes: [{ name: 'box', gpu: 'H100', gpus: 8, usdPerHour: 20 }],
    offers: [{ name: 'small', gpu: 'H100', node: 'box', capacity: [5] }, ...offers],
  },
  pools: {
    pools: [{ name: 'apart', prefill: 'p', decode: 'd' }],
    offers: [
      { name: 'p', gpu: 'H100', usdPerHour: 1, capacity: [50], role: 'prefill' },
      { name: 'd', gpu: 'L4', usdPerHour: 1, capacity: [20], role: 'decode' },
      ...offers,
    ],
  },
  'sharing per class': { options: { sharing: 'per-class' } },
};

test.each(Object.keys(asked))('says who plans: %s', async (what) => {
  const given = scenario(asked[what]);
  expect(solverOf(await exact().plan(given))).toBe((await needsSolver(given)) ? 'highs' : 'builtin');
});

test('slices may go on with a solver', async () => {
  expect(await needsSolver(scenario({ options: { slices: 4 } }))).toBe(true);
});
