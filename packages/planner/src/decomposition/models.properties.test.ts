import { evaluate, joinScenarios, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';

const names = ['chat', 'code', 'batch'];
const features = { slices: false, perClass: false } as const;
const scenarios = fc.array(smallScenarios(features), { minLength: 2, maxLength: 3 });

/** USD/hour of the cheapest plan, proved; Infinity where there is none. */
async function cost(scenario: Scenario, solver?: ReturnType<typeof highs>): Promise<number> {
  const result = await exact(solver === undefined ? {} : { solver }).plan(scenario);
  if (result.status !== 'planned') {
    expect(result.status).toBe('impossible');
    return Number.POSITIVE_INFINITY;
  }
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
  return usdPerHour;
}

/** The same with each GPU type's stock made that of the first scenario that limits it. */
function onOneStock(drawn: readonly Scenario[]): Scenario {
  const stock = new Map(drawn.toReversed().flatMap((scenario) => [...scenario.stock]));
  return joinScenarios(drawn, { names: names.slice(0, drawn.length), stock });
}

function sum(costs: readonly number[]): number {
  return costs.reduce((total, one) => total + one, 0);
}

describe('several models', () => {
  it('that share no stock cost what each costs alone', () =>
    fc.assert(
      fc.asyncProperty(scenarios, async (drawn) => {
        const free = drawn.map((scenario) => ({ ...scenario, stock: new Map<string, number>() }));
        const apart = await Promise.all(free.map((scenario) => cost(scenario)));
        expect(await cost(onOneStock(free))).toBeCloseTo(sum(apart), 6);
      }),
      { numRuns: 40, seed: 3 },
    ));

  it('that share a stock cost that at least, and the same to the engine and to HiGHS', () =>
    fc.assert(
      fc.asyncProperty(scenarios, async (drawn) => {
        const both = onOneStock(drawn);
        const apart = await Promise.all(drawn.map((scenario) => cost({ ...scenario, stock: both.stock })));
        const [mine, other] = [await cost(both), await cost(both, highs())];
        expect(mine).toBeGreaterThanOrEqual(sum(apart) - 1e-6);
        if (Number.isFinite(mine) || Number.isFinite(other)) expect(mine).toBeCloseTo(other, 6);
      }),
      { numRuns: 40, seed: 4 },
    ));
});
