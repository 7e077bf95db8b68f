import { type Futures, readScenario, type Scenario } from '@fleetmix/core';
import { bruteCases, casedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentValues } from './commitment-values.ts';
import { robustness } from './robustness.ts';

function scenario(more: object): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 10 }] },
    offers: [
      { name: 'own', gpu: 'A', usdPerHour: 1, pricing: 'reserved', capacity: [10] },
      { name: 'rented', gpu: 'B', usdPerHour: 2, capacity: [10] },
    ],
    ...more,
  });
}

const futures = {
  decideNow: 'all',
  cases: [
    { name: 'low', weight: 70 },
    { name: 'even', weight: 10, demand: 2 },
    { name: 'high', weight: 15, demand: 3 },
    { name: 'flood', weight: 5, demand: 8 },
  ],
};

describe('robustness', () => {
  it('is a curve: what the cheapest fleet costs for each share that may fail', async () => {
    const { points, isComplete, impossible } = await robustness(scenario({ futures }));
    expect(points.map((one) => [one.usdPerHour, one.failed])).toEqual([
      [8, []],
      [3, ['flood']],
      [2, ['high', 'flood']],
      [1, ['even', 'high', 'flood']],
    ]);
    expect(points.map(({ mayFailShare }) => mayFailShare)).toEqual([0, 0.05, 0.2, expect.closeTo(0.3, 12)]);
    expect(points.every(({ guarantee }) => guarantee.kind === 'optimal')).toBe(true);
    expect([isComplete, impossible]).toEqual([true, undefined]);
  });

  it('ends where no plan is more robust, and says why', async () => {
    const { points, impossible } = await robustness(scenario({ futures, stock: { A: 3, B: 0 } }), { upToShare: 0.1 });
    expect(points.map(({ failed }) => failed)).toEqual([['flood']]);
    expect(impossible).toMatch(/^flood: Stock is short: /);
  });

  it('costs at each share what trying everything finds', async () => {
    await fc.assert(
      fc.asyncProperty(casedScenarios({ cases: 'futures' }), async (given) => {
        const { points } = await robustness(given, { upToShare: 0.7 });
        const of = (mayFailShare: number) => ({ ...given, futures: { ...(given.futures as Futures), mayFailShare } });
        for (const share of [0, 0.2, 0.45, 0.7]) {
          const point = points.findLast((one) => one.mayFailShare <= share + 1e-9);
          const least = bruteCases(of(share));
          if (point === undefined || least === null) expect(point?.usdPerHour ?? null).toBe(least);
          else expect(point.usdPerHour).toBeCloseTo(least, 6);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is about futures', async () => {
    await expect(robustness(scenario({}))).rejects.toThrow(RangeError);
  });
});

describe('the value of commitment', () => {
  const periods = [
    { name: 'night', hours: 16 },
    { name: 'day', hours: 8, demand: 5 },
  ];

  it('is what the cheapest plan saves on none and on nothing but', async () => {
    const values = await commitmentValues(scenario({ periods }));
    expect(values.map(({ commitment, usdPerHour }) => [commitment, usdPerHour])).toEqual([
      ['best', expect.closeTo(1 + 8 / 3, 9)],
      ['none', expect.closeTo(2 + 8 / 3, 9)],
      ['all', 5],
    ]);
  });

  it('is nothing to a scenario that can reserve nothing', async () => {
    const offers = scenario({})
      .offers.slice(1)
      .map((offer) => ({ ...offer, capacity: [1] }));
    await expect(commitmentValues(scenario({ periods, offers }))).rejects.toThrow(RangeError);
  });
});
