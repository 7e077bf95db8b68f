import { evaluate, type Plan, readScenario, restrict, type Scenario } from '@fleetmix/core';
import { highs, javascriptLpSolver } from '@fleetmix/solvers';
import { bruteForce, pooledScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from './exact.ts';
import { lowerBound } from './lower-bound.ts';

/** A replica serves 1.5/s whole, prefills 6/s or decodes 3/s. */
const document = {
  fleetmix: 1,
  workload: { classes: [{ name: 'chat', demand: 6 }] },
  offers: [
    { name: 'whole', gpu: 'H100', usdPerHour: 4, capacity: [1.5] },
    { name: 'P', gpu: 'H100', usdPerHour: 4, capacity: [6], role: 'prefill' },
    { name: 'D', gpu: 'A100', usdPerHour: 2, capacity: [3], role: 'decode' },
  ],
  pools: [{ name: 'H100 to A100', prefill: 'P', decode: 'D' }],
};

async function planned(scenario: Scenario, planner = exact()): Promise<{ plan: Plan; usdPerHour: number }> {
  const result = await planner.plan(scenario);
  if (result.status !== 'planned') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return { plan: result.plan, usdPerHour };
}

async function least(scenario: Scenario): Promise<number> {
  const result = await exact().plan(scenario);
  if (result.status === 'gave-up') throw new Error(result.reason);
  if (result.status === 'impossible') return Number.POSITIVE_INFINITY;
  expect(result.guarantee).toMatchObject({ kind: 'optimal' });
  return evaluate(scenario, result.plan).usdPerHour;
}

const wholeOnly = (scenario: Scenario) => restrict(scenario, ({ role }) => role === undefined);

describe('a pool', () => {
  it('loads both of its offers, so that their ratio comes out of the plan', async () => {
    const { plan, usdPerHour } = await planned(readScenario(document));
    // 6/s are one prefill replica and two that decode: 4 + 2 x 2, against 4 whole ones for 16.
    expect(usdPerHour).toBe(8);
    expect(plan).toEqual({
      replicas: [
        { offer: 'P', count: 1 },
        { offer: 'D', count: 2 },
      ],
      routes: [{ class: 'chat', offer: 'H100 to A100', share: 1 }],
    });
  });

  it('is not used where moving the KV caches costs more than it saves', async () => {
    const priced = (usdPerRequest: number) =>
      readScenario({ ...document, pools: [{ ...document.pools[0], usdPerRequest }] });
    // 6/s are 21600 an hour: at 0.0003 that is 6.48, at 0.0005 10.8.
    expect((await planned(priced(0.0003))).usdPerHour).toBeCloseTo(8 + 6.48, 9);
    const { plan, usdPerHour } = await planned(priced(0.0005));
    expect(usdPerHour).toBe(16);
    expect(plan.routes).toEqual([{ class: 'chat', offer: 'whole', share: 1 }]);
  });

  it('shares a prefill offer with another pool', async () => {
    const scenario = readScenario({
      ...document,
      offers: [
        ...document.offers,
        { name: 'D2', gpu: 'L40S', usdPerHour: 1, capacity: [1], role: 'decode', maxReplicas: 3 },
      ],
      pools: [...document.pools, { name: 'H100 to L40S', prefill: 'P', decode: 'D2' }],
    });
    // 3/s decode on one A100 for 2, and 3/s on three L40S for 3: no cheaper than two A100.
    expect((await planned(scenario)).usdPerHour).toBe(8);
    const scarce = { ...scenario, stock: new Map([['A100', 1]]) };
    const { plan, usdPerHour } = await planned(scarce);
    expect(usdPerHour).toBe(9);
    expect(plan.replicas).toEqual([
      { offer: 'P', count: 1 },
      { offer: 'D', count: 1 },
      { offer: 'D2', count: 3 },
    ]);
  });

  it('is found by every solver, and counted as a fallback of the engine', async () => {
    const scenario = readScenario(document);
    for (const solver of [highs(), javascriptLpSolver()])
      expect((await planned(scenario, exact({ solver }))).usdPerHour).toBeCloseTo(8, 6);
    expect((await exact().plan(scenario)).counts).toMatchObject({ poolFallbacks: 1 });
  });

  it('goes with slices, capacity by class, headroom and losses', async () => {
    const classes = [...document.workload.classes, { name: 'code', demand: 3 }];
    const offers = document.offers.map((offer) => ({ ...offer, capacity: [...offer.capacity, ...offer.capacity] }));
    const both = { ...document, workload: { classes }, offers };
    const cost = async (more: object) => (await planned(readScenario({ ...both, ...more }))).usdPerHour;
    expect(await cost({})).toBe(14); // 1.5 of P and 3 of D
    expect(await cost({ options: { slices: 2 } })).toBe(14);
    expect(await cost({ options: { sharing: 'per-class' } })).toBe(8);
    expect(await cost({ options: { sharing: 'per-class', slices: 3 } })).toBe(8);
    expect(await cost({ options: { headroom: 1 / 3 } })).toBe(16); // 2 of P and 4 of D
    expect(await cost({ survive: 'replica' })).toBe(20); // 3 of P and 4 of D
  });

  it('serves as much as a budget buys, moves of KV caches included', async () => {
    const pools = [{ ...document.pools[0], usdPerRequest: 1 / 3600 }];
    const served = async (budgetUsdPerHour: number) => {
      const objective = { goal: 'most-served', budgetUsdPerHour };
      const scenario = readScenario({ ...document, offers: document.offers.slice(1), pools, objective });
      const { plan } = await planned(scenario);
      const { objective: reached, usdPerHour } = evaluate(scenario, plan);
      expect(usdPerHour).toBeLessThanOrEqual(budgetUsdPerHour * (1 + 1e-6));
      return reached?.goal === 'most-served' ? reached.served : Number.NaN;
    };
    // One of each costs 6 and serves 3 for 3 more; another D serves 3 more for 2 + 3.
    expect(await served(8)).toBeCloseTo(2, 4);
    expect(await served(9)).toBeCloseTo(3, 4);
    expect(await served(10.5)).toBeCloseTo(3, 4);
    expect(await served(13)).toBeCloseTo(5, 4);
    expect(await served(20)).toBeCloseTo(6, 4);
  });

  it('takes the least power within a budget that counts the moves of KV caches', async () => {
    const offers = document.offers.map((offer, at) => ({ ...offer, watts: [500, 900, 100][at] }));
    const kilowatts = async (budgetUsdPerHour: number, usdPerRequest: number) => {
      const pools = [{ ...document.pools[0], usdPerRequest }];
      const objective = { goal: 'least-power', budgetUsdPerHour };
      const scenario = readScenario({ ...document, offers, pools, objective });
      const { plan, usdPerHour } = await planned(scenario);
      expect(usdPerHour).toBeLessThanOrEqual(budgetUsdPerHour * (1 + 1e-6));
      return evaluate(scenario, plan).kilowatts;
    };
    // The pool takes 1.1 kW for 8 and 21600 moves an hour; 4 whole replicas take 2 kW for 16.
    expect(await kilowatts(17, 0.0004)).toBeCloseTo(1.1, 9);
    expect(await kilowatts(16.5, 0.0004)).toBeCloseTo(2, 9);
  });

  it('keeps its cost while preferences choose', async () => {
    const twin = { ...document.offers[2], name: 'twin', capacity: [6], usdPerHour: 4 };
    const pools = [
      { ...document.pools[0], usdPerRequest: 0.0001 },
      { name: 'other', prefill: 'P', decode: 'twin', usdPerRequest: 0.0001 },
    ];
    const scenario = readScenario({
      ...document,
      offers: [...document.offers, twin],
      pools,
      prefer: ['fewest-replicas'],
    });
    const { plan, usdPerHour } = await planned(scenario);
    expect(usdPerHour).toBeCloseTo(8 + 2.16, 9);
    expect(plan.replicas).toEqual([
      { offer: 'P', count: 1 },
      { offer: 'twin', count: 1 },
    ]);
  });

  it('is planned for periods and futures, each with the moves of its own KV caches', async () => {
    const pools = [{ ...document.pools[0], usdPerRequest: 0.0001 }];
    const offers = document.offers.map((offer) => ({
      ...offer,
      ...(offer.name === 'P' ? { pricing: 'reserved' } : {}),
    }));
    const periods = [
      { name: 'night', hours: 12, demand: 0.5 },
      { name: 'day', hours: 12 },
    ];
    // At night 3/s: P and one D for 6, and 1.08 of moves; by day P and two D for 8, and 2.16.
    const byDay = await planned(readScenario({ ...document, offers, pools, periods }));
    expect(byDay.usdPerHour).toBeCloseTo((6 + 1.08 + 8 + 2.16) / 2, 9);
    const cases = [
      { name: 'low', weight: 1, demand: 0.5 },
      { name: 'high', weight: 3 },
    ];
    const ahead = await planned(readScenario({ ...document, pools, futures: { cases, decideNow: 'all' } }));
    expect(ahead.usdPerHour).toBeCloseTo(8 + (1.08 + 3 * 2.16) / 4, 9);
    const perClass = { sharing: 'per-class' };
    expect(
      (await planned(readScenario({ ...document, offers, pools, periods, options: perClass }))).usdPerHour,
    ).toBeCloseTo(byDay.usdPerHour, 9);
  });

  it('is refused where a batch is to be finished', async () => {
    const { pools, ...bare } = document;
    const objective = { goal: 'shortest-makespan', budgetUsdPerHour: 20 } as const;
    const scenario = { ...readScenario({ ...bare, objective }), pools };
    expect(await exact().plan(scenario)).toMatchObject({ status: 'gave-up', reason: /batches/ });
  });

  it('says what stands in the way where it cannot serve', async () => {
    const offers = document.offers.slice(1);
    const reason = async (more: object) => {
      const result = await exact().plan(readScenario({ ...document, offers, ...more }));
      return result.status === 'planned' ? undefined : [result.status, result.reason];
    };
    expect(await reason({ pools: [] })).toEqual(['impossible', expect.stringContaining('no pool that takes it')]);
    expect(await reason({ pools: [{ ...document.pools[0], classes: [] }] })).toEqual([
      'impossible',
      expect.stringContaining('no pool that takes it'),
    ]);
    expect(await reason({ stock: { A100: 1 } })).toEqual([
      'impossible',
      'Stock is short: A100 has 1 GPU, and 2 would be enough.',
    ]);
    expect(await reason({ stock: { A100: 0 } })).toEqual([
      'impossible',
      expect.stringContaining('"chat" can be served only by D (takes 1 A100, 0 in stock).'),
    ]);
  });
});

describe('of random scenarios with pools', () => {
  it.each([
    [1, 60],
    [2, 25],
  ] as const)('the cheapest plan costs what trying everything finds (%d pools)', async (pools, numRuns) => {
    const seen = { planned: 0, pooled: 0 };
    await fc.assert(
      fc.asyncProperty(pooledScenarios({ pools }), async (scenario) => {
        const brute = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
        const cost = await least(scenario);
        if (Number.isFinite(brute)) {
          seen.planned += 1;
          expect(Math.abs(cost - brute)).toBeLessThanOrEqual(1e-6 * Math.max(1, brute));
          expect(lowerBound(scenario)).toBeLessThanOrEqual(cost * (1 + 1e-9));
          if (cost < (bruteForce(wholeOnly(scenario)) ?? Number.POSITIVE_INFINITY) - 1e-6) seen.pooled += 1;
        } else expect(cost).toBe(brute);
      }),
      { numRuns, seed: 5 },
    );
    expect(seen.planned).toBeGreaterThan(numRuns / 3);
    expect(seen.pooled).toBeGreaterThan(numRuns / 8);
  });

  it('offers that others replace are left out at no cost', async () => {
    const sizes = fc.array(fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(0.5, 0.9, 1, 1.5, 2.5)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(pooledScenarios({ pools: 2 }), sizes, fc.boolean(), async (given, more, isLimited) => {
        const width = given.workload.classes.length;
        const { maxReplicas: _, ...whole } = given.offers[0] as Scenario['offers'][number];
        const added = more.map(([times, price], at) => ({
          ...whole,
          name: `more ${at}`,
          usdPerHour: whole.usdPerHour * times * price,
        }));
        const rows = more.flatMap(([times]) =>
          [...given.capacity.subarray(0, width)].map((capacity) => capacity * times),
        );
        const scenario = {
          ...given,
          offers: [...given.offers, ...added],
          capacity: Float64Array.from([...given.capacity, ...rows]),
          stock: isLimited ? given.stock : new Map<string, number>(),
        };
        const result = await exact({ solver: highs() }).plan(scenario);
        const all = result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
        const cost = await least(scenario);
        expect(cost === all || Math.abs(cost - all) <= 1e-6 * Math.max(1, all)).toBe(true);
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('a pool never makes the plan dearer, and one whose halves are useless changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(pooledScenarios(), async (scenario) => {
        const without = await least(wholeOnly(scenario));
        expect(await least(scenario)).toBeLessThanOrEqual(without * (1 + 1e-6));
        const width = scenario.workload.classes.length;
        const capacity = scenario.capacity.map((value, at) =>
          scenario.offers[Math.floor(at / width)]?.role === 'decode' ? 0 : value,
        );
        const useless = await least({ ...scenario, capacity });
        expect(useless === without || Math.abs(useless - without) <= 1e-6 * without).toBe(true);
      }),
      { numRuns: 60, seed: 9 },
    );
  });
});
