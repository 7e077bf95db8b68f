import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan.ts';
import { readScenario } from '../read-scenario.ts';
import { caseUnitCosts } from './case-unit-costs.ts';
import { unitCosts } from './unit-costs.ts';

const workload = {
  unit: 'requests/s',
  classes: [
    { name: 'chat', size: { inputTokens: 100, outputTokens: 50 }, demand: 10 },
    { name: 'batch', size: { inputTokens: 1000, outputTokens: 10 }, demand: 1 },
  ],
};
const offers = [
  { name: 'own', gpu: 'A', usdPerHour: 2, capacity: [10, 2], pricing: 'reserved' },
  { name: 'rented', gpu: 'A', usdPerHour: 4, capacity: [10, 2], usdPerStart: 6 },
];
const periods = [
  { name: 'night', hours: 6, demand: { chat: 0.5, batch: 1 } },
  { name: 'day', hours: 18, demand: { chat: 1, batch: 0 } },
];
const scenario = readScenario({ fleetmix: 1, workload, offers, periods });
const to = (name: string, share = 1) => ({ class: name, offer: 'own', share });
const plan: Plan = {
  replicas: [{ offer: 'own', count: 1 }],
  routes: [],
  cases: [
    { case: 'night', replicas: [], routes: [to('chat'), to('batch')] },
    {
      case: 'day',
      replicas: [{ offer: 'rented', count: 1 }],
      routes: [to('chat', 0.5), { class: 'chat', offer: 'rented', share: 0.5 }, to('batch')],
    },
  ],
};

describe('costs over the periods of a day', () => {
  const costs = caseUnitCosts(scenario, plan);

  it('are the mean of its hours, what starts cost included', () => {
    // 24 hours of own at 2, 18 of rented at 4, one start a day at 6.
    expect(costs.usdPerHour).toBeCloseTo((24 * 2 + 18 * 4 + 6) / 24, 9);
    expect(costs.usdPerMonth).toBeCloseTo(costs.usdPerHour * 730, 9);
  });

  it('are paid by the classes that are served, each in its hours', () => {
    // At night own carries 0.5 of each; by day chat alone.
    expect(costs.classes.map((one) => one.class)).toEqual(['chat', 'batch']);
    expect(costs.classes[1]?.usdPerHour).toBeCloseTo((6 / 24) * 1, 9);
    const sum = costs.classes.reduce((total, one) => total + one.usdPerHour, 0);
    expect(sum + costs.unroutedUsdPerHour).toBeCloseTo(costs.usdPerHour, 9);
  });

  it('come by request and by tokens of the whole day', () => {
    const requestsPerHour = ((6 * (5 + 1) + 18 * 10) / 24) * 3600;
    expect(costs.requestsPerHour).toBeCloseTo(requestsPerHour, 6);
    expect(costs.usdPerRequest).toBeCloseTo(costs.usdPerHour / requestsPerHour, 12);
    expect(costs.classes[1]?.requestsPerHour).toBeCloseTo(3600 / 4, 6);
    expect(costs.outputTokensPerHour).toBeCloseTo(((6 * (5 * 50 + 10) + 18 * 500) / 24) * 3600, 4);
  });

  it('have counts of offers as means, and what is idle', () => {
    expect(costs.offers.map(({ offer, count }) => [offer, count])).toEqual([
      ['own', 1],
      ['rented', 0.75],
    ]);
    // By day both are half idle: 1 of own, and half of 4 + 6 / 18 of rented.
    expect(costs.idleUsdPerHour).toBeCloseTo((18 / 24) * (1 + (4 + 6 / 18) / 2), 9);
  });

  it('are those of the ordinary scenario where there is one period', () => {
    const { pricing: _, ...own } = offers[0] as (typeof offers)[number];
    const plain = readScenario({ fleetmix: 1, workload, offers: [own] });
    const one = readScenario({ fleetmix: 1, workload, offers: [own], periods: [{ name: 'always', hours: 24 }] });
    const always: Plan = { replicas: [{ offer: 'own', count: 2 }], routes: [to('chat'), to('batch')] };
    const { offers: ___, ...rest } = unitCosts(plain, always);
    expect(caseUnitCosts(one, always)).toMatchObject(rest);
    expect(() => caseUnitCosts(plain, always)).toThrow(RangeError);
  });
});
