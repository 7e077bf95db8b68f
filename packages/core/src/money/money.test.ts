import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { breakEven } from './break-even.ts';
import { unitCosts } from './unit-costs.ts';

const workload = {
  unit: 'requests/s',
  classes: [
    { name: 'short', size: { inputTokens: 100, outputTokens: 50 }, demand: 6 },
    { name: 'long', inputTokens: [500, 1500], outputTokens: [100, 300], demand: 1 },
  ],
};
const offers = [
  { name: 'A', gpu: 'A', usdPerHour: 4, capacity: [10, 2] },
  { name: 'B', gpu: 'B', usdPerHour: 1, capacity: [5, 0], minReplicas: 1 },
];
const scenario = readScenario({ fleetmix: 1, workload, offers });

/** A carries short at 4 / 10 and long at 1 / 2, 0.9 of one replica; B carries 2 / 5 of one; two of B are rented. */
const plan: Plan = {
  replicas: [
    { offer: 'A', count: 1 },
    { offer: 'B', count: 2 },
  ],
  routes: [
    { class: 'short', offer: 'A', share: 2 / 3 },
    { class: 'short', offer: 'B', share: 1 / 3 },
    { class: 'long', offer: 'A', share: 1 },
  ],
};

describe('unit costs', () => {
  const costs = unitCosts(scenario, plan);

  it('are the whole cost by month and year, and the part of it that is idle', () => {
    expect(costs).toMatchObject({ usdPerHour: 6, usdPerMonth: 4380, usdPerYear: 52_560, unroutedUsdPerHour: 0 });
    // A: 4 x 0.1. B: 2 x 0.8.
    expect(costs.idleUsdPerHour).toBeCloseTo(2, 9);
    expect(costs.idleShare).toBeCloseTo(1 / 3, 9);
  });

  it('split each offer among the classes by their loads on it', () => {
    const [short, long] = costs.classes;
    expect(short?.usdPerHour).toBeCloseTo((4 * 4) / 9 + 2, 9);
    expect(long?.usdPerHour).toBeCloseTo((4 * 5) / 9, 9);
    expect(long?.idleUsdPerHour).toBeCloseTo((0.4 * 5) / 9, 9);
  });

  it('come by request and by tokens: of the size, else of the middle of the ranges', () => {
    const [short, long] = costs.classes;
    expect(long?.tokens).toEqual({ from: 'middle-of-ranges', inputTokens: 1000, outputTokens: 200 });
    expect(short?.tokens?.from).toBe('size');
    expect(long?.usdPerRequest).toBeCloseTo(20 / 9 / 3600, 12);
    expect(long?.usdPerMillionOutputTokens).toBeCloseTo((20 / 9 / 3600 / 200) * 1e6, 9);
    // 6 x 100 + 1 x 1000 tokens in, 6 x 50 + 1 x 200 out, a second.
    expect(costs.inputTokensPerHour).toBeCloseTo(1600 * 3600, 6);
    expect(costs.usdPerMillionInputTokens).toBeCloseTo(6 / (1600 * 0.0036), 9);
    expect(costs.usdPerMillionOutputTokens).toBeCloseTo(6 / (500 * 0.0036), 9);
    expect(costs.usdPerMillionTokens).toBeCloseTo(6 / (2100 * 0.0036), 9);
    expect(costs.tokensFrom).toEqual(['size', 'middle-of-ranges']);
  });

  it('come by offer, with what each serves', () => {
    const [, b] = costs.offers;
    expect(b).toMatchObject({ offer: 'B', count: 2, usdPerHour: 2 });
    expect(b?.idleShare).toBeCloseTo(0.8, 9);
    expect(b?.usdPerRequest).toBeCloseTo(2 / (2 * 3600), 12);
  });

  it('count replicas that serve nothing apart from the classes', () => {
    const idle = { replicas: plan.replicas, routes: [{ class: 'long', offer: 'A', share: 1 }] };
    const { unroutedUsdPerHour, classes, usdPerHour } = unitCosts(scenario, idle);
    expect(unroutedUsdPerHour).toBe(2);
    expect(classes.reduce((sum, { usdPerHour }) => sum + usdPerHour, unroutedUsdPerHour)).toBeCloseTo(usdPerHour, 9);
    expect(classes[0]).toEqual({
      class: 'short',
      usdPerHour: 0,
      idleUsdPerHour: 0,
      requestsPerHour: 0,
      tokens: classes[0]?.tokens,
    });
  });

  it('leave out what the scenario does not say', () => {
    const bare = readScenario({
      fleetmix: 1,
      workload: { unit: 'requests/s', classes: [workload.classes[0], { name: 'long', demand: 1 }] },
      offers,
    });
    const { usdPerRequest, usdPerMillionTokens, classes } = unitCosts(bare, plan);
    expect(usdPerRequest).toBeCloseTo(6 / (7 * 3600), 12);
    expect(usdPerMillionTokens).toBeUndefined();
    expect(classes[0]?.usdPerMillionTokens).toBeGreaterThan(0);
    const held = readScenario({ fleetmix: 1, workload: { ...workload, unit: 'requests' }, offers });
    expect(unitCosts(held, plan).usdPerRequest).toBeUndefined();
    expect(
      breakEven(unitCosts(held, plan), { usdPerMillionInputTokens: 1, usdPerMillionOutputTokens: 1 }),
    ).toBeUndefined();
  });
});

describe('unit costs of periods', () => {
  const periods = [
    { name: 'night', hours: 16, demand: { short: 0.5, long: 0 } },
    { name: 'day', hours: 8 },
  ];
  const given = readScenario({ fleetmix: 1, workload, offers: [{ ...offers[0], usdPerStart: 6 }, offers[1]], periods });
  const [own, other] = [
    { offer: 'B', count: 2 },
    { offer: 'A', count: 1 },
  ];
  const night = { case: 'night', replicas: [], routes: [{ class: 'short', offer: 'B', share: 1 }] };
  const day = { case: 'day', replicas: [other], routes: plan.routes };
  const costs = unitCosts(given, { replicas: [own], routes: [], cases: [night, day] });

  it('are means over the hours, starts included', () => {
    // B all day for 2, A by day for 4, and a start a day for 6.
    const usdPerHour = 2 + 4 / 3 + 6 / 24;
    expect(costs.usdPerHour).toBeCloseTo(usdPerHour, 12);
    expect(costs.unroutedUsdPerHour).toBe(0);
    expect(costs.classes.reduce((sum, one) => sum + one.usdPerHour, 0)).toBeCloseTo(usdPerHour, 12);
    // By night 3 requests/s of short, by day 6 and 1.
    expect(costs.requestsPerHour).toBeCloseTo((2 / 3) * 3 * 3600 + (1 / 3) * 7 * 3600, 9);
    expect(costs.inputTokensPerHour).toBeCloseTo(3600 * (100 * 4 + 1000 / 3), 6);
    expect(costs.usdPerRequest).toBeCloseTo(usdPerHour / (costs.requestsPerHour ?? 0), 12);
    expect(costs.offers).toMatchObject([{ count: expect.closeTo(1 / 3, 9) }, { count: 2 }]);
  });
});

describe('break-even', () => {
  it('is where an API that charges by use costs what the fleet costs', () => {
    // 5.76M tokens in and 1.8M out an hour.
    const found = breakEven(unitCosts(scenario, plan), { usdPerMillionInputTokens: 1, usdPerMillionOutputTokens: 2 });
    expect(found?.apiUsdPerHour).toBeCloseTo(5.76 + 3.6, 9);
    expect(found?.savingUsdPerHour).toBeCloseTo(3.36, 9);
    expect(found?.fromShareOfDemand).toBeCloseTo(6 / 9.36, 9);
  });

  it('is nowhere beside an API that is free', () => {
    const free = { usdPerMillionInputTokens: 0, usdPerMillionOutputTokens: 0 };
    expect(breakEven(unitCosts(scenario, plan), free)).toEqual({ ...free, apiUsdPerHour: 0, savingUsdPerHour: -6 });
  });
});
