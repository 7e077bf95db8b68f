import { evaluate, type PlanResult, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { bruteForce, mediumScenarios, roomy, smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const headrooms = fc.array(fc.constantFrom(undefined, undefined, 0, 0.25, 0.5, 1), { minLength: 2, maxLength: 3 });

function varied(scenarios: fc.Arbitrary<Scenario>): fc.Arbitrary<Scenario> {
  return fc
    .tuple(scenarios, headrooms, headrooms)
    .map(([scenario, classes, offers]) => roomy(scenario, classes, offers));
}

function costOf(scenario: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') return Number.POSITIVE_INFINITY;
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return usdPerHour;
}

const runs = { numRuns: 100, seed: 11 };

it('headrooms of classes and offers cost what trying everything finds', () =>
  fc.assert(
    fc.asyncProperty(varied(smallScenarios()), async (scenario) => {
      const least = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
      expect(costOf(scenario, await exact().plan(scenario))).toBeCloseTo(least, 6);
    }),
    runs,
  ));

it('headrooms cost the same whether the engine or HiGHS plans, and the certificate knows them', () =>
  fc.assert(
    fc.asyncProperty(varied(mediumScenarios({ slices: false })), async (scenario) => {
      const result = await exact().plan(scenario);
      const cost = costOf(scenario, result);
      expect(cost).toBeCloseTo(costOf(scenario, await exact({ solver: highs() }).plan(scenario)), 6);
      if (result.status !== 'planned' || result.guarantee.kind === 'none') return;
      const { certificate = { work: [], stock: [] } } = result.guarantee;
      expect(boundOfCertificate(scenario, certificate)).toBeLessThanOrEqual(cost + 1e-6);
    }),
    { ...runs, numRuns: 60 },
  ));

it('a headroom never lowers the cost, and without one the plan is the old one', () =>
  fc.assert(
    fc.asyncProperty(smallScenarios({ headroom: false }), headrooms, headrooms, async (scenario, classes, offers) => {
      const bare = await exact().plan(scenario);
      const roomier = roomy(scenario, classes, offers);
      expect(costOf(roomier, await exact().plan(roomier))).toBeGreaterThanOrEqual(costOf(scenario, bare) - 1e-6);
      expect(await exact().plan(roomy(scenario, [undefined], [undefined]))).toEqual(bare);
    }),
    runs,
  ));
