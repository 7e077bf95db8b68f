import { describe, expect, it } from 'vitest';
import { caseScenarios, isBoughtOnce } from '../scenario/case-scenarios.ts';
import { scenarioDocument } from '../scenario/scenario-document.ts';
import { readScenario } from './read-scenario.ts';

function scenario(more: object = {}, offer: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'chat', demand: 4 },
        { name: 'code', demand: 2 },
      ],
    },
    offers: [
      { name: 'own', gpu: 'A', usdPerHour: 1, pricing: 'reserved', capacity: [1, 1] },
      { name: 'spot', gpu: 'A', usdPerHour: 0.5, pricing: 'spot', capacity: [1, 1], ...offer },
    ],
    ...more,
  });
}

const night = { name: 'night', hours: 16, demand: { chat: 0.25 }, usdPerHour: { spot: 0.3 } };
const day = { name: 'day', hours: 8 };
const futures = {
  cases: [
    { name: 'a', weight: 3, demand: 2 },
    { name: 'b', weight: 1 },
  ],
};

describe('periods and futures', () => {
  it('are ordinary scenarios each', () => {
    const cases = caseScenarios(scenario({ periods: [night, day] }), new Map([['own', 2]]));
    expect(cases.map(({ name, weight, share }) => [name, weight, share])).toEqual([
      ['night', 16, 2 / 3],
      ['day', 8, 1 / 3],
    ]);
    expect(cases.map((one) => one.scenario.workload.classes.map(({ demand }) => demand))).toEqual([
      [1, 2],
      [4, 2],
    ]);
    expect(cases[0]?.scenario.offers).toMatchObject([
      { usdPerHour: 1, minReplicas: 2, maxReplicas: 2 },
      { usdPerHour: 0.3 },
    ]);
    expect(cases[0]?.scenario.offers[1]).not.toHaveProperty('maxReplicas');
    expect(cases.some((one) => 'periods' in one.scenario)).toBe(false);
    expect(caseScenarios(scenario())).toEqual([]);
  });

  it('have reserved offers bought once, and all where all is decided now', () => {
    const once = (more: object) => {
      const given = scenario(more);
      return given.offers.map((offer) => isBoughtOnce(given, offer));
    };
    expect(once({})).toEqual([false, false]);
    expect(once({ periods: [day] })).toEqual([true, false]);
    expect(once({ futures })).toEqual([true, false]);
    expect(once({ futures: { ...futures, decideNow: 'all' } })).toEqual([true, true]);
  });

  it('are written as they were read', () => {
    const offer = { startupMinutes: 5, usdPerStart: 0.1, minRentalHours: 2 };
    const given = scenario({ periods: [night, day], current: { own: 1 } }, offer);
    expect(given.notices).toEqual([]);
    expect(scenarioDocument(given)).toMatchObject({ periods: [night, day] });
    expect(readScenario(scenarioDocument(given))).toEqual(given);
    const unsure = scenario({ futures });
    expect(unsure.futures).toEqual({ decideNow: 'reserved', mayFailShare: 0, ...futures });
    expect(readScenario(scenarioDocument(unsure))).toEqual(unsure);
  });

  it.each([
    [{ periods: [day], futures }, 'futures: does not go with periods: a scenario has one or the other. Remove one.'],
    [{ periods: [] }, 'periods: '],
    [{ periods: [day, day] }, 'periods: the name "day" stands more than once.'],
    [{ periods: [{ ...day, hours: 0 }] }, 'periods[0].hours'],
    [
      { periods: [{ ...day, demand: { chta: 1 } }] },
      'periods[0].demand["chta"]: is the name of no class. Did you mean "chat"?',
    ],
    [
      { periods: [{ ...day, usdPerHour: { spott: 1 } }] },
      'periods[0].usdPerHour["spott"]: is the name of no offer. Did you mean "spot"?',
    ],
    [
      { futures: { cases: [{ name: 'a', weight: 1, usdPerHour: { own: 1 } }] } },
      'futures.cases[0].usdPerHour["own"]: is of a reserved offer, whose price is agreed once. Write it in the offer.',
    ],
    [{ periods: [{ ...day, demand: 0 }] }, 'periods: every demand is 0, so there is nothing to plan.'],
    [{ futures: { ...futures, mayFailShare: 1 } }, 'futures.mayFailShare'],
    [{ futures: { ...futures, decideNow: 'later' } }, 'futures.decideNow: must be "reserved" or "all"'],
    [{ periods: [day], survive: 'offer' }, 'periods: do not go with survive. Remove one.'],
    [{ futures, prefer: ['fewest-offers'] }, 'futures: do not go with prefer. Remove one.'],
    [
      { periods: [day], objective: { goal: 'most-served', budgetUsdPerHour: 1 } },
      'periods: go with the goal least-cost alone, not with most-served. Remove one.',
    ],
  ])('are refused where they make no sense: %j', (more, message) => {
    expect(() => scenario(more)).toThrow(message);
  });

  it('are missed where something speaks of them, and nothing is bought once', () => {
    expect(scenario({}, { usdPerStart: 1 }).notices).toEqual([
      'what starts cost and minimum rentals matter to periods alone, and there are none: spot.',
    ]);
    const without = scenario({ futures });
    const { notices } = readScenario({
      ...scenarioDocument(without),
      offers: scenarioDocument(without).offers.map(({ pricing: _, ...offer }) => offer),
    });
    expect(notices).toEqual([
      'no offer has pricing: reserved, so nothing is decided now: each future is planned by itself.',
    ]);
  });
});
