import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { evaluate } from './evaluate.ts';

const night = { name: 'night', hours: 16, demand: 0.4 };
const day = { name: 'day', hours: 8, demand: { chat: 1 }, usdPerHour: { rented: 2.5 } };

function scenario(more: object = {}, rented: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 50 }] },
    offers: [
      { name: 'own', gpu: 'A', usdPerHour: 1, pricing: 'reserved', capacity: [10] },
      { name: 'rented', gpu: 'B', usdPerHour: 2, capacity: [10], ...rented },
    ],
    stock: { B: 4 },
    periods: [night, day],
    ...more,
  });
}

const route = (offer: string, share: number) => ({ class: 'chat', offer, share });

/** 2 own for both, and so many rented by day. */
function committed(byDay = 3): Plan {
  return {
    replicas: [{ offer: 'own', count: 2 }],
    routes: [],
    cases: [
      { case: 'night', replicas: [], routes: [route('own', 1)] },
      { case: 'day', replicas: [{ offer: 'rented', count: byDay }], routes: [route('own', 0.4), route('rented', 0.6)] },
    ],
  };
}

function said(given: ReturnType<typeof scenario>, plan: Plan) {
  return evaluate(given, plan).violations.map(({ kind, message }) => `${kind} ${message}`);
}

describe('a plan for periods', () => {
  it('costs the mean over the hours, at the prices of each period', () => {
    const { usdPerHour, offers, stock, cases, violations } = evaluate(scenario(), committed());
    expect(violations).toEqual([]);
    expect(usdPerHour).toBe((24 * 2 * 1 + 8 * 3 * 2.5) / 24);
    expect(offers).toEqual([
      { offer: 'own', count: 2, usdPerHour: 2, load: 2, utilization: 1 },
      { offer: 'rented', count: 1, usdPerHour: 2.5, load: 1, utilization: 1 },
    ]);
    expect(stock).toEqual([
      { gpu: 'A', used: 2, available: Number.POSITIVE_INFINITY },
      { gpu: 'B', used: 3, available: 4 },
    ]);
    expect(cases?.map(({ case: name, weight, evaluation }) => [name, weight, evaluation.usdPerHour])).toEqual([
      ['night', 16, 2],
      ['day', 8, 9.5],
    ]);
  });

  it('pays for starts: the minutes until they serve, and the fee', () => {
    const given = scenario({}, { startupMinutes: 30, usdPerStart: 0.5 });
    const { usdPerHour, cases, offers } = evaluate(given, committed());
    expect(cases?.map(({ starts }) => starts)).toEqual([[], [{ offer: 'rented', count: 3, usd: 3 * (1.25 + 0.5) }]]);
    expect(usdPerHour).toBe(4.5 + 5.25 / 24);
    expect(offers[1]?.usdPerHour).toBe(2.5 + 5.25 / 24);
  });

  it('pays no start of what is running, and none when a round that does not repeat begins', () => {
    const couplings = { startupMinutes: 30, usdPerStart: 0.5 };
    const starts = (current: object) =>
      evaluate(scenario({ current }, couplings), committed()).cases?.map((one) =>
        one.starts.map(({ offer, count, usd }) => [offer, count, usd]),
      );
    expect(starts({ own: 2 })).toEqual([[], [['rented', 3, 5.25]]]);
    expect(starts({ rented: 3 })).toEqual([[['own', 2, 0]], [['rented', 3, 5.25]]]);
  });

  it('keeps what was started as long as it is rented, around the end of the round', () => {
    const rule = (hours: number) => said(scenario({}, { minRentalHours: hours }), committed());
    expect(rule(8)).toEqual([]);
    expect(rule(9)).toEqual(['rental night: rented has 0 replicas; 3 were started less than 9 hours before.']);
    expect(said(scenario({ current: {} }, { minRentalHours: 9 }), committed())).toEqual([]);
  });

  it('is judged in each period, by name', () => {
    expect(said(scenario(), committed(2))).toEqual([
      'overload day: rented needs 3 replicas, headroom included, and has 2.',
    ]);
    expect(said(scenario({ stock: { B: 2 } }), committed())).toEqual([
      'stock day: 3 GPUs of B are used, and 2 are in stock.',
    ]);
    const unnamed = { ...committed(), cases: committed().cases?.slice(1) ?? [] };
    expect(said(scenario(), unnamed)).toEqual(['unserved night: 0 % of "chat" is routed; it must be 100 %.']);
  });

  it('may be one fleet for all of them', () => {
    const replicas = [
      { offer: 'own', count: 2 },
      { offer: 'rented', count: 3 },
    ];
    const { usdPerHour, violations } = evaluate(scenario(), {
      replicas,
      routes: [route('own', 0.4), route('rented', 0.6)],
    });
    expect(violations).toEqual([]);
    expect(usdPerHour).toBe((16 * 8 + 8 * 9.5) / 24);
  });

  it('has so many of what is bought once in every period, and no periods that are not there', () => {
    const { cases = [], ...rest } = committed();
    const more = [...cases, { case: 'nihgt', replicas: [], routes: [] }, { case: 'day', replicas: [], routes: [] }];
    expect(said(scenario(), { ...rest, cases: more })).toEqual([
      'unknown-name no period is called "nihgt". Did you mean "night"?',
      'duplicate the period "day" is given more than once.',
    ]);
    const own = [{ offer: 'own', count: 1 }];
    const doubled = cases.map((one, at) => (at === 0 ? { ...one, replicas: own } : one));
    expect(said(scenario(), { replicas: own, routes: [], cases: doubled })).toEqual([
      'commitment night: adds 1 replicas of own, which is bought once for every period.',
      'duplicate night: replicas of "own" are given more than once.',
      'overload day: own needs 2 replicas, headroom included, and has 1.',
    ]);
  });

  it('is not a plan for a scenario without them', () => {
    const { periods: _, ...given } = scenario({ workload: { classes: [{ name: 'chat', demand: 20 }] } });
    const plan = { ...committed(), routes: [route('own', 1)] };
    expect(said(given, plan)).toEqual(['cases the plan has cases, and the scenario has neither periods nor futures.']);
  });

  it('is written, and read back as the same plan', () => {
    const result = { status: 'planned', plan: committed(), guarantee: { kind: 'none' } } as const;
    const document = JSON.parse(JSON.stringify(planDocument(scenario({}, { usdPerStart: 1 }), 'mine', result, 0)));
    const read = readPlan(document);
    expect(evaluate(scenario(), { routes: [], ...read })).toEqual(evaluate(scenario(), committed()));
    expect(read.cases).toMatchObject(committed().cases ?? []);
    expect(document.replicas).toMatchObject([{ offer: 'own', count: 2, usdPerHour: 2 }]);
    expect(document.cases[1]).toMatchObject({
      case: 'day',
      weight: 8,
      usdPerHour: 9.5,
      replicas: [{ offer: 'rented', gpu: 'B', count: 3, usdPerHour: 7.5, utilization: 1 }],
      starts: [{ offer: 'rented', count: 3, usd: 3 }],
    });
  });
});

describe('a plan for futures', () => {
  const cases = [
    { name: 'calm', weight: 3, demand: 0.4 },
    { name: 'rush', weight: 1, demand: 1.2 },
  ];
  const future = (more: object) => scenario({ periods: undefined, futures: { cases, ...more } });
  const plan = (rush: number, share = 1): Plan => ({
    replicas: [{ offer: 'own', count: 2 }],
    routes: [],
    cases: [
      { case: 'calm', replicas: [], routes: [route('own', 1)] },
      {
        case: 'rush',
        replicas: [{ offer: 'rented', count: rush }],
        routes: [route('own', 1 / 3), route('rented', share - 1 / 3)],
      },
    ],
  });

  it('costs the mean over the weights', () => {
    const { usdPerHour, violations, cases: judged } = evaluate(future({}), plan(4));
    expect(violations).toEqual([]);
    expect(usdPerHour).toBe(0.75 * 2 + 0.25 * 10);
    expect(judged?.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  it('may leave some of them not fully served, and is overloaded in none', () => {
    const half = (share: number) => said(future({ mayFailShare: share }), plan(2, 2 / 3));
    expect(half(0.25)).toEqual([]);
    expect(half(0.2)).toEqual([
      'risk futures of 25 % of the weight are not fully served, "rush"; at most 20 % may fail.',
      'unserved rush: 66.66667 % of "chat" is routed; it must be 100 %.',
    ]);
    expect(said(future({ mayFailShare: 0.25 }), plan(1, 2 / 3))).toEqual([
      'overload rush: rented needs 2 replicas, headroom included, and has 1.',
    ]);
    expect(evaluate(future({ mayFailShare: 0.25 }), plan(2, 2 / 3)).cases?.map((one) => one.isServed)).toEqual([
      true,
      false,
    ]);
  });

  it('is one fleet where all is decided now', () => {
    expect(said(future({ decideNow: 'all' }), plan(4))).toEqual([
      'commitment rush: adds 4 replicas of rented, which is bought once for every future.',
    ]);
  });
});
