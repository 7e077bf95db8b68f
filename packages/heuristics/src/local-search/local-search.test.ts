import { evaluate, type Plan, type Planner, type Progress, readScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { bruteForce, limitedScenarios, mediumScenarios, roomy, smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedy } from '../greedy.ts';
import { localSearch } from './local-search.ts';

const twoKinds = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'chat', demand: 12 },
      { name: 'code', demand: 5 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [3, 0] },
    { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 5] },
  ],
});

async function planned(planner: Planner, scenario: Scenario) {
  const result = await planner.plan(scenario);
  if (result.status !== 'planned') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return { usdPerHour, ...result };
}

async function cost(planner: Planner, scenario: Scenario): Promise<number> {
  const result = await planner.plan(scenario);
  if (result.status !== 'planned') return Number.POSITIVE_INFINITY;
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return usdPerHour;
}

describe('local search', () => {
  it('makes the plan it starts from cheaper, and proves how far it can be from the best', async () => {
    expect((await planned(greedy(), twoKinds)).usdPerHour).toBe(9);
    const { usdPerHour, guarantee } = await planned(localSearch(), twoKinds);
    // Code fills a large one for 3; chat needs four small, or another large and a small: 4. Where it is cheapest, the work
    // costs 12 x 3 / 10 + 5 x 3 / 5 = 6.6.
    expect(usdPerHour).toBe(7);
    expect(guarantee.kind).toBe('bounded');
    if (guarantee.kind === 'bounded') expect(guarantee.atLeastUsdPerHour).toBeCloseTo(6.6, 6);
  });

  it('starts from a plan of yours, and says what is wrong with one that does not hold', async () => {
    const routes = [
      { class: 'chat', offer: 'large', share: 1 },
      { class: 'code', offer: 'large', share: 1 },
    ];
    const start = (count: number): Plan => ({ replicas: [{ offer: 'large', count }], routes });
    expect((await planned(localSearch({ start: start(5) }), twoKinds)).usdPerHour).toBe(7);
    expect(await localSearch({ start: start(2) }).plan(twoKinds)).toEqual({
      status: 'gave-up',
      reason:
        'The plan to start from does not hold: large needs 2.2 replicas, headroom included, and has 2. Start from one that does.',
      exhausted: false,
    });
  });

  it('says why its start could not be planned, and is silent about nothing: shares are refused by greedy', async () => {
    const scenario = readScenario({
      fleetmix: 1,
      workload: { classes: [{ name: 'chat', demand: 20 }] },
      offers: [
        { name: 'spot', gpu: 'L4', usdPerHour: 1, pricing: 'spot', capacity: [5] },
        { name: 'firm', gpu: 'L4', usdPerHour: 2, pricing: 'on-demand', capacity: [5] },
      ],
      limits: [{ name: 'half', offers: { pricing: 'spot' }, of: 'replicas', atMostShare: 0.5 }],
    });
    expect(await localSearch().plan(scenario)).toEqual(await greedy().plan(scenario));
    const onlyFirm: Plan = {
      replicas: [{ offer: 'firm', count: 4 }],
      routes: [{ class: 'chat', offer: 'firm', share: 1 }],
    };
    // Started from a plan that keeps the share, it keeps it too: two of four may be spot.
    const { usdPerHour, plan } = await planned(localSearch({ start: onlyFirm }), scenario);
    expect(usdPerHour).toBe(6);
    expect(plan.replicas).toEqual([
      { offer: 'spot', count: 2 },
      { offer: 'firm', count: 2 },
    ]);
  });

  it('refuses what it does not see to, even where it is given a plan to start from', async () => {
    const start: Plan = { replicas: [], routes: [] };
    const reason = async (asked: Partial<Scenario>) => {
      const result = await localSearch({ start }).plan({ ...twoKinds, ...asked });
      return result.status === 'planned' ? 'planned' : result.reason;
    };
    expect(await reason({ objective: { goal: 'most-served', budgetUsdPerHour: 5 } })).toBe(
      'The goal is most-served, and this planner knows the least cost alone. Use exact.',
    );
    expect(await reason({ survive: 'offer' })).toBe(
      'The fleet is to survive the loss of one offer, and this planner sees to no loss. Use exact.',
    );
  });

  it('ends at the time limit with a plan, and reports costs that only fall', async () => {
    const seen: Progress[] = [];
    const result = await localSearch({ patience: 1_000_000 }).plan(twoKinds, {
      timeLimitMs: 100,
      onProgress: (progress) => seen.push(progress),
    });
    expect(result.status).toBe('planned');
    const costs = seen.map(({ incumbentUsdPerHour }) => incumbentUsdPerHour ?? Number.NaN);
    expect(costs.length).toBeGreaterThan(0);
    expect(costs).toEqual([...costs].sort((one, other) => other - one));
  });

  it('ends when it is aborted while it searches', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const result = await localSearch({ patience: 1_000_000_000 }).plan(twoKinds, { signal: abort.signal });
    expect(result.status).toBe('planned');
  });
});

describe('on random scenarios, local search', () => {
  const always = (runs: number, scenarios: fc.Arbitrary<Scenario>, relation: (scenario: Scenario) => Promise<void>) =>
    fc.assert(fc.asyncProperty(scenarios, relation), { numRuns: runs, seed: 11 });

  it('costs no more than greedy, and plans where greedy plans', () =>
    always(100, mediumScenarios(), async (scenario) => {
      expect(await cost(localSearch(), scenario)).toBeLessThanOrEqual(await cost(greedy(), scenario));
    }));

  it('keeps every headroom', () =>
    always(60, mediumScenarios(), async (scenario) => {
      await cost(localSearch(), roomy(scenario, [undefined, 0.5], [0.25, undefined, 1]));
    }));

  it('keeps every limit, shares too, whatever it starts from, and is never below the optimum', () =>
    always(100, limitedScenarios(), async (scenario) => {
      const least = (bruteForce(scenario) ?? Number.POSITIVE_INFINITY) - 1e-6;
      expect(await cost(localSearch(), scenario)).toBeGreaterThanOrEqual(least);
      expect(await cost(localSearch({ start: exact() }), scenario)).toBeGreaterThanOrEqual(least);
    }));

  it('bounds the optimum from below, within rounding', () =>
    always(100, smallScenarios({ perClass: false }), async (scenario) => {
      const result = await localSearch().plan(scenario);
      if (result.status !== 'planned' || result.guarantee.kind !== 'bounded') return;
      expect(result.guarantee.atLeastUsdPerHour).toBeLessThanOrEqual((bruteForce(scenario) ?? 0) + 1e-9);
    }));
});
