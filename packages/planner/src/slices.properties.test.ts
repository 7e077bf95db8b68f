import { evaluate, type Scenario } from '@fleetmix/core';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from './exact.ts';

const planner = exact();

async function cost(scenario: Scenario, slices: number): Promise<number> {
  const sliced = { ...scenario, options: { ...scenario.options, slices } };
  const result = await planner.plan(sliced);
  return result.status === 'planned' ? evaluate(sliced, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

test('cutting every slice into k never costs more', async () => {
  const relation = async (scenario: Scenario, slices: number, cuts: number) => {
    expect(await cost(scenario, slices * cuts)).toBeLessThanOrEqual((await cost(scenario, slices)) * (1 + 1e-9));
  };
  const [slices, cuts] = [fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 })];
  await fc.assert(fc.asyncProperty(mediumScenarios({ slices: false }), slices, cuts, relation), {
    numRuns: 40,
    seed: 42,
  });
});
