import { evaluate, type Planner, readScenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { bruteForce, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedicatedGreedy, greedy, trimmedGreedy } from './greedy.ts';
import { homogeneous } from './homogeneous.ts';

const offers = [
  { name: 'near', gpu: 'L4', usdPerHour: 1, region: 'near', capacity: [5] },
  { name: 'far', gpu: 'L4', usdPerHour: 2, region: 'far', capacity: [5] },
];

function scenario(demand: number, ...limits: readonly object[]) {
  const workload = { classes: [{ name: 'chat', demand }] };
  return readScenario({
    fleetmix: 1,
    workload,
    offers,
    limits: limits.map((limit, at) => ({ name: `l${at}`, ...limit })),
  });
}

async function answer(planner: Planner, demand: number, ...limits: readonly object[]) {
  const given = scenario(demand, ...limits);
  const result = await planner.plan(given);
  if (result.status !== 'planned') return result.reason;
  expect(evaluate(given, result.plan).violations).toEqual([]);
  return Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]));
}

describe('greedy under limits', () => {
  const quota = { offers: { region: 'near' }, unit: 'gpus', atMost: 2 };
  const floor = { offers: { region: 'far' }, unit: 'replicas', atLeast: 2 };

  it('goes on to the next offer when a quota is used up', async () => {
    expect(await answer(greedy(), 20, quota)).toEqual({ near: 2, far: 2 });
  });

  it('rents what must be rented first, and serves on it', async () => {
    expect(await answer(greedy(), 20, floor)).toEqual({ near: 2, far: 2 });
    expect(await answer(trimmedGreedy(), 5, floor)).toEqual({ far: 2 });
  });

  it('names the limit that stands in its way', async () => {
    expect(await answer(greedy(), 20, { unit: 'usdPerHour', atMost: 3.5 })).toBe(
      '25 % of "chat" is left, and nothing that serves it can be rented any more: limit "l0" allows no more of "near", limit "l0" allows no more of "far". Another planner may find a way: try exact.',
    );
    expect(await answer(greedy(), 20, quota, { offers: { region: 'near' }, unit: 'usdPerHour', atLeast: 3 })).toBe(
      'Limit "l1" asks for at least 3 USD/hour, and this planner found no way to rent so much. Lower it, or try exact.',
    );
  });

  it('says before it starts that it keeps to no share', async () => {
    expect(await answer(greedy(), 20, { each: 'region', of: 'gpus', atMostShare: 0.5 })).toBe(
      'Limit "l0" (near) is on a share of the fleet, which this planner cannot keep to. Use exact.',
    );
  });
});

it('greedy says before it starts that it knows the least cost alone', async () => {
  const given = { ...scenario(5), objective: { goal: 'most-served', budgetUsdPerHour: 1 } as const };
  const result = await greedy().plan(given);
  expect(result.status !== 'planned' && result.reason).toBe(
    'The goal is most-served, and this planner knows the least cost alone. Use exact.',
  );
  // Exact fleets of one GPU type have the goals that exact has.
  expect((await homogeneous('L4', exact()).plan(given)).status).toBe('planned');
});

describe('random limits', () => {
  const planners = [greedy(), trimmedGreedy(), dedicatedGreedy(), homogeneous('L4', exact())];
  it.each(planners)('are met by $name, which is never below the optimum', (planner) =>
    fc.assert(
      fc.asyncProperty(limitedScenarios(), async (given) => {
        const result = await planner.plan(given);
        if (result.status !== 'planned') return;
        const { usdPerHour, violations } = evaluate(given, result.plan);
        expect(violations).toEqual([]);
        expect(usdPerHour).toBeGreaterThanOrEqual((bruteForce(given) ?? Number.POSITIVE_INFINITY) - 1e-6);
      }),
      { numRuns: 150, seed: 3 },
    ),
  );

  it('never make trimming dearer', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios({}, { shares: false }), async (given) => {
        const [plain, trimmed] = await Promise.all([greedy().plan(given), trimmedGreedy().plan(given)]);
        expect(trimmed.status).toBe(plain.status);
        if (plain.status !== 'planned' || trimmed.status !== 'planned') return;
        const cost = (plan: typeof plain.plan) => evaluate(given, plan).usdPerHour;
        expect(cost(trimmed.plan)).toBeLessThanOrEqual(cost(plain.plan) + 1e-9);
      }),
      { numRuns: 150, seed: 3 },
    ));
});
