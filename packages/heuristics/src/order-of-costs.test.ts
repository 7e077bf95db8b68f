import { evaluate, gpuTypes, type Planner, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedy, trimmedGreedy } from './greedy.ts';
import { homogeneous } from './homogeneous.ts';

const cheapest = exact();

async function cost(planner: Planner, scenario: Scenario): Promise<number> {
  const result = await planner.plan(scenario);
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

function expectAtMost(one: number, other: number): void {
  expect(one).toBeLessThanOrEqual(other + 1e-6 * Math.max(1, Number.isFinite(other) ? other : 0));
}

async function always(runs: number, relation: (scenario: Scenario) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(mediumScenarios(), relation), { numRuns: runs, seed: 7 });
}

describe('on random scenarios', () => {
  it('the optimum costs no more than greedy', () =>
    always(60, async (scenario) => expectAtMost(await cost(cheapest, scenario), await cost(greedy(), scenario))));

  it('the optimum costs no more than the fleet of any one GPU type', () =>
    always(40, async (scenario) => {
      const optimum = await cost(cheapest, scenario);
      for (const gpu of gpuTypes(scenario)) expectAtMost(optimum, await cost(homogeneous(gpu, cheapest), scenario));
    }));

  it('trimmed greedy costs no more than greedy, and plans where greedy plans', () =>
    always(500, async (scenario) =>
      expectAtMost(await cost(trimmedGreedy(), scenario), await cost(greedy(), scenario)),
    ));
});
