import { evaluate, type PlanResult, planOfCase, readScenario, type Scenario } from '@fleetmix/core';
import { javascriptLpSolver } from '@fleetmix/solvers';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';
import { explain } from '../explain/explain.ts';

const round = [
  { name: 'night', hours: 16, demand: 0.2 },
  { name: 'day', hours: 8 },
];

function scenario(more: object = {}, reserved: object = {}): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 50 }] },
    offers: [
      { name: 'own', gpu: 'A', usdPerHour: 1, pricing: 'reserved', capacity: [10], ...reserved },
      { name: 'rented', gpu: 'B', usdPerHour: 2, capacity: [10] },
    ],
    periods: round,
    ...more,
  });
}

async function planned(given: Scenario): Promise<Extract<PlanResult, { status: 'planned' }>> {
  const result = await exact().plan(given);
  if (result.status !== 'planned') throw new Error(result.reason);
  expect(evaluate(given, result.plan).violations).toEqual([]);
  return result;
}

describe('periods', () => {
  it('share what is reserved, and rent the rest', async () => {
    const { plan, guarantee, solver } = await planned(scenario());
    expect(plan.replicas).toEqual([{ offer: 'own', count: 1 }]);
    expect(plan.cases?.map((one) => one.replicas)).toEqual([[], [{ offer: 'rented', count: 4 }]]);
    expect(guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
    expect(guarantee.kind === 'optimal' && guarantee.atLeastUsdPerHour).toBeCloseTo(1 + 8 / 3, 12);
    expect(solver).toBe('builtin');
  });

  it('go on from what is running, where the scenario says it', async () => {
    const offers = scenario()
      .offers.slice(1)
      .map((offer) => ({ ...offer, usdPerStart: 40, capacity: [10] }));
    const starts = async (more: object) =>
      evaluate(scenario({ offers, ...more }), (await planned(scenario({ offers, ...more }))).plan).cases?.map((one) =>
        one.starts.map(({ count }) => count),
      );
    // 5 all day cost 4 x 2 x 16 more than the night needs, and less than 4 starts.
    expect(await starts({})).toEqual([[], []]);
    expect(await starts({ current: { rented: 2 } })).toEqual([[], [3]]);
  });

  it('that are many have a plan within their time, starts and rentals kept, and an honest bound', async () => {
    const classes = Array.from({ length: 44 }, (_, at) => ({ name: `${at}`, demand: 1 + ((7 * at) % 9) }));
    const given = readScenario({
      fleetmix: 1,
      workload: { classes },
      offers: [0, 1, 2, 3, 4, 5].map((gpu) => ({
        name: `offer ${gpu}`,
        gpu: `GPU ${gpu}`,
        usdPerHour: 0.9 + 0.53 * gpu,
        capacity: classes.map((_, at) => (1 + gpu) * (3 + ((5 * at + 3 * gpu) % 7))),
        ...(gpu < 2 ? { pricing: 'reserved' } : { startupMinutes: 20, minRentalHours: 4 }),
      })),
      periods: Array.from({ length: 12 }, (_, at) => ({ name: `${at}`, hours: 2, demand: 0.4 + ((5 * at) % 12) / 12 })),
    });
    const result = await exact().plan(given, { timeLimitMs: 6000 });
    if (result.status !== 'planned' || result.guarantee.kind === 'none') throw new Error('no plan');
    const { usdPerHour, violations } = evaluate(given, result.plan);
    expect(violations).toEqual([]);
    expect(result.counts).toMatchObject({ caseFallbacks: 1, settledStarts: 1 });
    const offers = given.offers.map(({ startupMinutes: _, minRentalHours: __, ...offer }) => offer);
    const free = await exact().plan({ ...given, offers }, { timeLimitMs: 6000 });
    if (free.status !== 'planned') throw new Error(free.reason);
    expect(result.guarantee.atLeastUsdPerHour).toBeLessThanOrEqual(usdPerHour);
    expect(usdPerHour).toBeGreaterThanOrEqual(free.guarantee.kind === 'none' ? 0 : free.guarantee.atLeastUsdPerHour);
  }, 60_000);

  it('take any solver', async () => {
    const given = scenario();
    const result = await exact({ solver: javascriptLpSolver() }).plan(given);
    expect(result.status === 'planned' && evaluate(given, result.plan).usdPerHour).toBeCloseTo(1 + 8 / 3, 9);
  });

  it('are impossible where one of them is, and it is said which', async () => {
    expect(await exact().plan(scenario({ stock: { A: 1, B: 2 } }))).toMatchObject({
      status: 'impossible',
      reason: 'day: Stock is short: B has 2 GPUs, and 4 would be enough.',
      blockers: [{ kind: 'stock', gpu: 'B', have: 2, enough: 4 }],
    });
    const offers = scenario().offers.map((offer) => ({ ...offer, capacity: [0] }));
    expect(await exact().plan(scenario({ offers }))).toMatchObject({
      status: 'impossible',
      reason: expect.stringMatching(/^night: No offer can serve "chat".* day: No offer/),
    });
  });

  it('are impossible where they cannot share what they must, though each alone is not', async () => {
    // By night 3 own are needed, for nothing rented is affordable. By day, 2 leave enough of the budget for 8 rented, and 3 do not.
    const limits = [{ name: 'budget', unit: 'usdPerHour', atMost: 6 }];
    const periods = [
      { name: 'night', hours: 16, demand: 0.6, usdPerHour: { rented: 10 } },
      { name: 'day', hours: 8, demand: 2, usdPerHour: { rented: 0.5 } },
    ];
    for (const period of periods)
      expect((await exact().plan(scenario({ limits, periods: [period] }))).status).toBe('planned');
    expect(await exact().plan(scenario({ limits, periods }))).toMatchObject({
      status: 'impossible',
      reason:
        'Each period can be served by itself, but what they must share, the same reserved replicas, does not fit stock, maxReplicas and limits in all of them. Raise stock, maxReplicas or limits, or add offers.',
      blockers: [],
    });
  });

  it('are not explained, and it is said so', async () => {
    const given = scenario();
    expect(await explain(given, await exact().plan(given))).toMatchObject({
      status: 'unknown',
      reason: 'Plans for periods and futures are not explained yet.',
    });
  });
});

describe('futures', () => {
  const futures = {
    cases: [
      { name: 'calm', weight: 9, demand: 0.4 },
      { name: 'rush', weight: 1, demand: 2 },
    ],
  };
  const of = (more: object = {}, rest: object = {}) =>
    scenario({ periods: undefined, futures: { ...futures, ...more }, ...rest });

  it('adapt what is rented to the one that comes, or only where requests go', async () => {
    expect((await planned(of())).plan.replicas).toEqual([{ offer: 'own', count: 2 }]);
    expect((await planned(of({ decideNow: 'all' }))).plan.replicas).toEqual([{ offer: 'own', count: 10 }]);
  });

  it('may fail up to a share, and are then served as far as the fleet goes', async () => {
    const given = of({ decideNow: 'all', mayFailShare: 0.1 });
    const { plan } = await planned(given);
    expect(plan.replicas).toEqual([{ offer: 'own', count: 2 }]);
    const { cases, usdPerHour } = evaluate(given, plan);
    expect(usdPerHour).toBe(2);
    expect(cases?.map(({ isServed }) => isServed)).toEqual([true, false]);
    expect(planOfCase(plan, 'rush').routes).toMatchObject([
      { class: 'chat', offer: 'own', share: expect.closeTo(0.2, 6) },
    ]);
  });

  it('are impossible where no one fleet serves all', async () => {
    const classes = ['chat', 'code'].map((name) => ({ name, demand: 10 }));
    const given = readScenario({
      fleetmix: 1,
      workload: { classes },
      offers: [
        { name: 'talker', gpu: 'A', usdPerHour: 1, capacity: [10, 0] },
        { name: 'writer', gpu: 'A', usdPerHour: 1, capacity: [0, 10] },
      ],
      stock: { A: 3 },
      futures: {
        decideNow: 'all',
        cases: [
          { name: 'talk', weight: 1, demand: { chat: 2 } },
          { name: 'write', weight: 1, demand: { code: 2 } },
        ],
      },
    });
    expect(await exact().plan(given)).toMatchObject({
      status: 'impossible',
      reason: expect.stringMatching(/^Each future can be served by itself, but no one fleet serves all/),
    });
  });

  it('that cannot be served do not stand in the way where they may fail', async () => {
    const scarce = { stock: { A: 4, B: 4 } };
    expect((await exact().plan(of({}, scarce))).status).toBe('impossible');
    expect((await planned(of({ mayFailShare: 0.1 }, scarce))).plan.replicas).toEqual([{ offer: 'own', count: 2 }]);
  });
});
