import { evaluate, type Futures, type PlanResult, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { bruteCases, casedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';

/** Under prices where that is possible, and in one model; one instance, which takes long to load. */
const planners = [exact(), exact({ solver: highs() })];

/** The proved cost of the cheapest plan; null where it was proved that there is none. */
async function cost(scenario: Scenario, planner = exact()): Promise<number | null> {
  const result: PlanResult = await planner.plan(scenario);
  if (result.status === 'impossible') return null;
  if (result.status === 'gave-up') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal' });
  return usdPerHour;
}

const most = (usdPerHour: number | null) => (usdPerHour ?? Number.POSITIVE_INFINITY) * (1 + 1e-7);

describe('a plan of cases', () => {
  it.each([
    ['periods', false, false],
    ['periods', true, false],
    ['futures', false, false],
    ['periods', false, true],
    ['futures', false, true],
  ] as const)('costs what trying everything finds: %s, starts: %s, limits: %s', async (cases, starts, limits) => {
    await fc.assert(
      fc.asyncProperty(casedScenarios({ cases, starts, limits }), async (scenario) => {
        const expected = bruteCases(scenario);
        for (const planner of planners) {
          const found = await cost(scenario, planner);
          if (expected === null || found === null) expect(found).toBe(expected);
          else expect(found).toBeCloseTo(expected, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of one whole day that asks for what the scenario does is the plan without it', async () => {
    const periods = [{ name: 'day', hours: 24 }];
    await fc.assert(
      fc.asyncProperty(casedScenarios({ cases: 'periods' }), async ({ periods: _, ...plain }) => {
        const [without, within] = [await cost(plain), await cost({ ...plain, periods })];
        if (without === null || within === null) expect(within).toBe(without);
        else expect(within).toBeCloseTo(without, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('costs no more without what couples periods, and as much again with none', async () => {
    await fc.assert(
      fc.asyncProperty(casedScenarios({ cases: 'periods', starts: true }), async ({ current: _, ...scenario }) => {
        const offers = scenario.offers.map(
          ({ startupMinutes: _, usdPerStart: __, minRentalHours: ___, ...one }) => one,
        );
        const free = { ...scenario, offers };
        const none = { ...scenario, offers: offers.map((one) => ({ ...one, startupMinutes: 0, minRentalHours: 0 })) };
        const least = await cost(free);
        expect(least ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most(await cost(scenario)));
        expect(await cost(none)).toBe(least);
      }),
      { numRuns: 30 },
    );
  });

  it('costs no more with recourse than without, nor where more futures may fail', async () => {
    await fc.assert(
      fc.asyncProperty(casedScenarios({ cases: 'futures' }), async (scenario) => {
        const futures = scenario.futures as Futures;
        const of = async (change: Partial<Futures>) => cost({ ...scenario, futures: { ...futures, ...change } });
        const now = await of({ decideNow: 'all', mayFailShare: 0 });
        const later = await of({ decideNow: 'reserved', mayFailShare: 0 });
        expect(later ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most(now));
        const risky = await of({ decideNow: 'all', mayFailShare: 0.5 });
        expect(risky ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most(now));
      }),
      { numRuns: 30 },
    );
  });
});
