import { evaluate, type PlanResult, readScenario, type Scenario, unitCosts } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { bruteForce, interrupted, mediumScenarios, roomy, smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';
import { explain } from './explain/explain.ts';

const rates = fc.array(
  fc.option(
    fc.record({ perHour: fc.constantFrom(0, 0.25, 0.5, 2), recoveryMinutes: fc.constantFrom(0, 7.5, 15, 60) }),
    { nil: undefined },
  ),
  { minLength: 2, maxLength: 3 },
);

function varied(scenarios: fc.Arbitrary<Scenario>): fc.Arbitrary<Scenario> {
  return fc
    .tuple(scenarios, rates)
    .map(([scenario, offers]) => roomy(interrupted(scenario, offers), [undefined], [undefined, 0.25]));
}

function costOf(scenario: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') return Number.POSITIVE_INFINITY;
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return usdPerHour;
}

it('interruptions cost what trying everything finds', () =>
  fc.assert(
    fc.asyncProperty(varied(smallScenarios()), async (scenario) => {
      const least = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
      expect(costOf(scenario, await exact().plan(scenario))).toBeCloseTo(least, 6);
    }),
    { numRuns: 80, seed: 21 },
  ));

it('interruptions never lower the cost, and without them the plan is the old one', () =>
  fc.assert(
    fc.asyncProperty(smallScenarios(), rates, async (scenario, offers) => {
      const bare = await exact().plan(scenario);
      const worse = interrupted(scenario, offers);
      expect(costOf(worse, await exact().plan(worse))).toBeGreaterThanOrEqual(costOf(scenario, bare) - 1e-6);
      expect(await exact().plan(interrupted(scenario, [undefined]))).toEqual(bare);
    }),
    { numRuns: 60, seed: 23 },
  ));

it('interruptions cost the same whether the engine or HiGHS plans, and the certificate knows them', () =>
  fc.assert(
    fc.asyncProperty(varied(mediumScenarios({ slices: false })), async (scenario) => {
      const result = await exact().plan(scenario);
      const cost = costOf(scenario, result);
      expect(cost).toBeCloseTo(costOf(scenario, await exact({ solver: highs() }).plan(scenario)), 6);
      if (result.status !== 'planned' || result.guarantee.kind === 'none') return;
      const { certificate = { work: [], stock: [] } } = result.guarantee;
      expect(boundOfCertificate(scenario, certificate)).toBeLessThanOrEqual(cost + 1e-6);
    }),
    { numRuns: 40, seed: 21 },
  ));

/** A replica of spot works half the time. */
const half = readScenario({
  fleetmix: 1,
  workload: { classes: [{ name: 'chat', demand: 20 }] },
  offers: [
    { name: 'spot', gpu: 'L4', usdPerHour: 1, capacity: [10], interruptions: { perHour: 1, recoveryMinutes: 60 } },
    { name: 'firm', gpu: 'L4', usdPerHour: 3, capacity: [10] },
  ],
});

it('what is lost is in the evaluation and in the money, once', async () => {
  const result = await exact().plan(half);
  if (result.status !== 'planned') throw new Error(result.reason);
  const judged = evaluate(half, result.plan);
  expect(judged).toMatchObject({ usdPerHour: 4, lostUsdPerHour: 2, violations: [] });
  expect(judged.offers).toMatchObject([{ count: 4, utilization: 0.5, lostUsdPerHour: 2 }, { count: 0 }]);
  expect(judged.offers[1]).not.toHaveProperty('lostUsdPerHour');
  expect(unitCosts(half, result.plan)).toMatchObject({ idleUsdPerHour: 2, lostUsdPerHour: 2 });
});

it('an explanation says what interruptions cost', async () => {
  const explanation = await explain(half, await exact().plan(half));
  expect('constraints' in explanation && explanation.constraints).toMatchObject([
    {
      constraint: { kind: 'interruptions', text: 'interruptions of "spot": away for 100 % of its hours of work' },
      dropped: { usdPerHour: 2, savesUsdPerHour: 2 },
    },
  ]);
});

it('a batch takes longer on replicas that are away now and then', async () => {
  const batch = { ...half, objective: { goal: 'shortest-makespan', budgetUsdPerHour: 2 } } as const;
  const result = await exact().plan(batch);
  if (result.status !== 'planned') throw new Error(result.reason);
  // Two replicas of 10/s at half the time: 10/s for 20 requests.
  expect(evaluate(batch, result.plan).objective).toMatchObject({ makespanSeconds: expect.closeTo(2, 4) });
});
