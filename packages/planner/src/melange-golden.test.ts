import { existsSync, readFileSync } from 'node:fs';
import { evaluate, type Planner, readScenario, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { describe, expect, test } from 'vitest';
import { exact } from './exact.ts';

const file = new URL('../../../../shared/data/reference/melange_golden.json', import.meta.url);
const planners = [
  ['the built-in engine', exact()],
  ['HiGHS', exact({ solver: highs() })],
] as const;
const absent = !existsSync(file);

interface Instance {
  readonly id: string;
  readonly input: unknown;
  readonly optimal_cost: number;
  readonly continuous: { readonly optimal_cost: number };
}

function instances(): readonly Instance[] {
  if (absent) return [];
  const golden = JSON.parse(readFileSync(file, 'utf8'));
  return [...golden.instances, ...golden.hard_instances];
}

async function expectOptimum(planner: Planner, scenario: Scenario, usdPerHour: number): Promise<void> {
  const result = await planner.plan(scenario);
  if (result.status !== 'planned') throw new Error(JSON.stringify(result));
  const judged = evaluate(scenario, result.plan);
  expect(judged.violations).toEqual([]);
  expect(Math.abs(judged.usdPerHour / usdPerHour - 1)).toBeLessThan(1e-6);
  expect(result.guarantee).toMatchObject({ kind: 'optimal' });
}

describe.skipIf(absent)(
  `Mélange's instances${absent ? ' (skipped: no reference data beside the repository)' : ''}`,
  () => {
    describe.each(planners)('by %s', (_, planner) => {
      test.each(instances())(
        '$id in slices costs what Mélange proves, and nothing is left to prove',
        async (instance) => {
          await expectOptimum(planner, readScenario(instance.input), instance.optimal_cost);
        },
      );

      test.each(instances())('$id divided freely costs what the reference proves', async (instance) => {
        const scenario = readScenario(instance.input);
        const divisible = { ...scenario, options: { ...scenario.options, slices: 'none' as const } };
        await expectOptimum(planner, divisible, instance.continuous.optimal_cost);
      });
    });
  },
);
