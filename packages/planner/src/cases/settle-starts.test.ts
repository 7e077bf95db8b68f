import { evaluate, type Plan, readScenario, type Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleStarts } from './settle-starts.ts';

const hours = [3, 2, 3, 16];

function scenario(offer: object, more: object = {}): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 10 }] },
    offers: [{ name: 'L4', gpu: 'L4', usdPerHour: 2, capacity: [10], ...offer }],
    periods: hours.map((each, at) => ({ name: `${at}`, hours: each, demand: [2, 1, 2, 1][at] })),
    ...more,
  });
}

function plan(counts: readonly number[]): Plan {
  return {
    replicas: [],
    routes: [],
    cases: counts.map((count, at) => ({
      case: `${at}`,
      replicas: [{ offer: 'L4', count }],
      routes: [{ class: 'chat', offer: 'L4', share: 1 }],
    })),
  };
}

function settled(offer: object, more: object = {}, counts: readonly number[] = [2, 1, 2, 1]) {
  const given = scenario(offer, more);
  const result = settleStarts(given, plan(counts));
  expect(evaluate(given, result).violations).toEqual([]);
  return result.cases?.map(({ replicas }) => replicas[0]?.count);
}

describe('starts are settled', () => {
  it('by staying over breaks that cost less than a start', () => {
    expect(settled({ usdPerStart: 3.9 })).toEqual([2, 1, 2, 1]);
    expect(settled({ usdPerStart: 4.1 })).toEqual([2, 2, 2, 1]);
    // Over night too, where that is cheaper still.
    expect(settled({ usdPerStart: 33 })).toEqual([2, 2, 2, 2]);
  });

  it('with no start for the next round where there is none', () => {
    expect(settled({ usdPerStart: 33 }, { current: { L4: 2 } })).toEqual([2, 2, 2, 1]);
  });

  it('by staying as long as it is rented', () => {
    expect(settled({ minRentalHours: 3 })).toEqual([2, 1, 2, 1]);
    expect(settled({ minRentalHours: 12 })).toEqual([2, 1, 2, 2]);
    expect(settled({ minRentalHours: 100 })).toEqual([2, 2, 2, 2]);
  });

  it('however counts go up and down: no rental is broken, and nothing is taken away', () => {
    const drawn = fc.record({
      minRentalHours: fc.constantFrom(1, 2, 3, 5, 7, 12, 19, 24, 60),
      usdPerStart: fc.constantFrom(0, 3, 30),
      counts: fc.tuple(...hours.map(() => fc.integer({ min: 2, max: 9 }))),
      more: fc.constantFrom({}, { current: {} }, { current: { L4: 4 } }),
    });
    fc.assert(
      fc.property(drawn, ({ counts, more, ...offer }) => {
        const found = settled(offer, more, counts) ?? [];
        expect(found.every((count, at) => (count ?? 0) >= (counts[at] ?? 0))).toBe(true);
        expect(Math.max(...found.map((count) => count ?? 0))).toBe(Math.max(...counts));
      }),
      { numRuns: 300 },
    );
  });

  it('and not at all where nothing is coupled', () => {
    expect(settled({})).toEqual([2, 1, 2, 1]);
  });
});
