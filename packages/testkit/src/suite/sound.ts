import { evaluate, type Scenario } from '@fleetmix/core';
import { expect, it } from 'vitest';
import { mediumScenarios, smallScenarios } from '../arbitraries.ts';
import { bruteForce } from '../brute-force.ts';
import { blocked } from '../vary.ts';
import { costOf, expectAtMost, holds, type SuiteSettings } from './relation.ts';

/** What every planner owes, however good its plans are. */
export function soundRelations(settings: SuiteSettings): void {
  const { planner, features } = settings;
  const medium = mediumScenarios(features);

  it('makes plans that pass evaluate', () =>
    holds(medium, settings, async (scenario) => {
      const result = await planner.plan(scenario);
      if (result.status === 'planned') expect(evaluate(scenario, result.plan).violations).toEqual([]);
    }));

  it('says why when it makes no plan', () =>
    holds(medium, settings, async (scenario) => {
      const result = await planner.plan(scenario);
      if (result.status !== 'planned') expect(result.reason).toMatch(/^\S.*\.$/s);
    }));

  it('makes no plan where a class cannot be served', () =>
    holds(medium, settings, async (scenario) => {
      expect((await planner.plan(blocked(scenario))).status).not.toBe('planned');
    }));

  it('claims no bound above its own cost', () =>
    holds(medium, settings, async (scenario) => {
      const result = await planner.plan(scenario);
      if (result.status !== 'planned' || result.guarantee.kind === 'none') return;
      expectAtMost(result.guarantee.atLeastUsdPerHour, costOf(scenario, result));
    }));

  it('finds nothing cheaper than the cheapest plan, and claims no bound above it', () =>
    holds(smallScenarios(features), settings, async (scenario) => {
      const least = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
      const result = await planner.plan(scenario);
      expectAtMost(least, costOf(scenario, result));
      if (result.status !== 'planned' || result.guarantee.kind === 'none') return;
      expectAtMost(result.guarantee.atLeastUsdPerHour, least);
    }));

  it('answers the same when asked the same again', () =>
    holds(medium, settings, async (scenario) => {
      expect(await planner.plan(scenario)).toEqual(await planner.plan(scenario));
    }));

  it('leaves the scenario as it was', () =>
    holds(medium, settings, async (scenario) => {
      const before = structuredClone(scenario);
      await planner.plan(frozen(scenario));
      expect(scenario).toEqual(before);
    }));

  it('settles when it is aborted before it starts', () =>
    holds(medium, { ...settings, runs: Math.ceil(settings.runs / 10) }, async (scenario) => {
      const result = await planner.plan(scenario, { signal: AbortSignal.abort() });
      if (result.status === 'planned') expect(evaluate(scenario, result.plan).violations).toEqual([]);
    }));
}

/** Frozen as far as JavaScript can: typed arrays and maps cannot be, and are compared afterwards. */
function frozen(scenario: Scenario): Scenario {
  freeze(scenario);
  return scenario;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
