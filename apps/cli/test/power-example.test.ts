import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, type Offer, parseScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { bruteLeast } from '@fleetmix/testkit';
import { describe, expect, it } from 'vitest';
import { examples } from './run-cli.ts';

describe('the example of power', () => {
  const file = 'power.yaml';
  const text = readFileSync(join(examples, file), 'utf8');
  const kilowatts = ({ watts = Number.NaN }: Offer) => watts / 1000;
  const kgCo2e = ({ watts = Number.NaN, gramsCo2PerKwh = Number.NaN }: Offer) => (watts * gramsCo2PerKwh) / 1e6;

  it.each([
    ['least-power', 6, { l4: 2, h100: 1 }, 0.844, 5.6, kilowatts],
    ['least-power', undefined, { l4: 10 }, 0.72, 8, kilowatts],
    ['least-carbon', undefined, { a100: 3 }, 0.036, 5.1, kgCo2e],
  ] as const)('is what trying everything finds: %s within %s', async (goal, budget, counts, amount, usdPerHour, of) => {
    const objective = { goal, ...(budget === undefined ? {} : { budgetUsdPerHour: budget }) };
    const scenario: Scenario = { ...(await parseScenario(text, file)), objective };
    const result = await exact().plan(scenario);
    if (result.status !== 'planned') throw new Error(result.reason);
    const judged = evaluate(scenario, result.plan);
    expect(judged).toMatchObject({ usdPerHour, violations: [] });
    expect(goal === 'least-power' ? judged.kilowatts : judged.kgCo2ePerHour).toBeCloseTo(amount, 9);
    expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: usdPerHour });
    expect(result.objectiveBound).toBeCloseTo(amount, 9);
    expect(Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]))).toEqual(counts);
    expect(bruteLeast(scenario, of, budget)).toEqual({
      amount: expect.closeTo(amount, 9),
      usdPerHour: expect.closeTo(usdPerHour, 9),
    });
    expect(text).toContain(`${amount} k`);
  });
});
