import { evaluate, readScenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { interrupted, mediumScenarios, roomy } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dedicatedGreedy, greedy, trimmedGreedy } from './greedy.ts';
import { homogeneous } from './homogeneous.ts';

it('greedy fills an offer only as far as its headroom lets it', async () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 8, headroom: 0.25 }] },
    offers: [{ name: 'spot', gpu: 'L4', usdPerHour: 1, capacity: [5], headroom: 0.25 }],
  });
  const result = await greedy().plan(scenario);
  // 8 with headroom are 10, and a replica of 5 counts as one of 4.
  expect(result.status === 'planned' && result.plan.replicas).toEqual([{ offer: 'spot', count: 3 }]);
});

it.each([greedy(), trimmedGreedy(), dedicatedGreedy(), homogeneous('L4', exact())])(
  '$name keeps every headroom, and counts on what interruptions leave',
  (planner) =>
    fc.assert(
      fc.asyncProperty(mediumScenarios(), async (drawn) => {
        const rates = [{ perHour: 0.5, recoveryMinutes: 30 }, undefined, { perHour: 2, recoveryMinutes: 10 }];
        const scenario = interrupted(roomy(drawn, [undefined, 0.5], [0.25, undefined, 1]), rates);
        const result = await planner.plan(scenario);
        if (result.status === 'planned') expect(evaluate(scenario, result.plan).violations).toEqual([]);
      }),
      { numRuns: 100, seed: 5 },
    ),
);
