import { evaluate, type Offer, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { bruteLeast, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exact } from '../exact.ts';

/** Watts and grams by turns. */
function drawing(scenario: Scenario, watts: readonly number[], grams: readonly number[]): Scenario {
  return {
    ...scenario,
    offers: scenario.offers.map((offer, at) => ({
      ...offer,
      watts: watts[at % watts.length] as number,
      gramsCo2PerKwh: grams[at % grams.length] as number,
    })),
  };
}

const figures = (...values: readonly number[]) => fc.array(fc.constantFrom(...values), { minLength: 3, maxLength: 3 });

function reached(scenario: Scenario, result: PlanResult) {
  if (result.status !== 'planned') {
    expect(result).toMatchObject({ status: 'impossible', reason: expect.stringMatching(/\.$/) });
    return undefined;
  }
  const { objective, usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toEqual({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: usdPerHour });
  const amount = objective?.goal === 'least-power' ? objective.kilowatts : Number.NaN;
  const emitted = objective?.goal === 'least-carbon' ? objective.kgCo2ePerHour : amount;
  expect(result.objectiveBound).toBeCloseTo(emitted, 6);
  return { amount: emitted, usdPerHour };
}

const amounts = {
  'least-power': ({ watts = Number.NaN }: Offer) => watts / 1000,
  'least-carbon': ({ watts = Number.NaN, gramsCo2PerKwh = Number.NaN }: Offer) => (watts * gramsCo2PerKwh) / 1e6,
};

it.each(['least-power', 'least-carbon'] as const)(
  'the goal %s, and the least cost of it, are what trying everything finds',
  (goal) =>
    fc.assert(
      fc.asyncProperty(
        limitedScenarios({ slices: false }),
        figures(72, 150, 400, 700),
        figures(0, 30, 380),
        fc.constantFrom(undefined, 2.5, 5, 12),
        async (drawn, watts, grams, budgetUsdPerHour) => {
          const objective = { goal, ...(budgetUsdPerHour === undefined ? {} : { budgetUsdPerHour }) };
          const scenario = { ...drawing(drawn, watts, grams), objective };
          const least = bruteLeast(scenario, amounts[goal], budgetUsdPerHour);
          const found = reached(scenario, await exact().plan(scenario));
          if (least === null) expect(found).toBeUndefined();
          else {
            expect(found?.amount).toBeCloseTo(least.amount, 6);
            expect(found?.usdPerHour).toBeCloseTo(least.usdPerHour, 6);
          }
        },
      ),
      { numRuns: 60, seed: 31 },
    ),
);

const rack = readScenario({
  fleetmix: 1,
  workload: { classes: [{ name: 'chat', demand: 20 }] },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5], watts: 72 },
    { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [20], watts: 700 },
  ],
  limits: [{ name: 'rack', unit: 'watts', atMost: 500 }],
});

it('a power cap is a limit like others: kept, and said where it is too low', async () => {
  const result = await exact().plan(rack);
  expect(result.status === 'planned' && evaluate(rack, result.plan)).toMatchObject({ usdPerHour: 4, kilowatts: 0.288 });
  const low = { ...rack, limits: [{ name: 'rack', unit: 'watts', atMost: 200 } as const] };
  const none = await exact().plan(low);
  expect(none.status === 'impossible' && none.reason).toBe(
    'Limits are too tight: "rack" allows 200 watts, and 288 watts would be enough.',
  );
});

it('a budget that is too low is said', async () => {
  const scenario: Scenario = { ...rack, objective: { goal: 'least-power', budgetUsdPerHour: 3 } };
  const result = await exact().plan(scenario);
  expect(result.status === 'impossible' && result.reason).toContain('"budget" allows 3 USD/hour');
});

it('a scenario made by hand without figures is refused, not guessed', async () => {
  const offers = rack.offers.map(({ watts: _, ...offer }) => offer);
  const result = await exact().plan({ ...rack, limits: [], offers, objective: { goal: 'least-power' } });
  expect(result).toMatchObject({ status: 'gave-up', reason: 'Offer "small" lacks the figures for least-power.' });
});
