import { describe, expect, it } from 'vitest';
import { unitCosts } from '../money/unit-costs.ts';
import type { Plan } from '../plan/plan.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readScenario } from '../read/read-scenario.ts';
import { refusalOf } from '../scenario/asks.ts';
import { restrict } from '../scenario/restrict.ts';
import { scenarioDocument } from '../scenario/scenario-document.ts';
import { evaluate } from './evaluate.ts';

const document = {
  fleetmix: 1,
  name: 'pools',
  workload: {
    unit: 'requests/s',
    classes: [
      { name: 'chat', demand: 8, inputTokens: [100, 100], outputTokens: [50, 50] },
      { name: 'code', demand: 2 },
    ],
  },
  offers: [
    { name: 'whole', gpu: 'H100', gpusPerReplica: 1, usdPerHour: 4, capacity: [2, 1] },
    {
      name: 'P',
      gpu: 'H100',
      gpusPerReplica: 1,
      usdPerHour: 4,
      capacitySource: 'measured',
      role: 'prefill',
      capacity: [8, 4],
    },
    {
      name: 'D',
      gpu: 'A100',
      gpusPerReplica: 1,
      usdPerHour: 2,
      capacitySource: 'estimated',
      role: 'decode',
      capacity: [4, 0],
    },
  ],
  pools: [{ name: 'P to D', prefill: 'P', decode: 'D', usdPerRequest: [0.0001, 0], classes: ['chat'] }],
  options: { sharing: 'shared', headroom: 0, slices: 'none' },
};

const scenario = readScenario(document);

function planOf(routes: Plan['routes'], more: Partial<Plan> = {}): Plan {
  const replicas = [
    { offer: 'whole', count: 3 },
    { offer: 'P', count: 1 },
    { offer: 'D', count: 2 },
  ];
  return { replicas, routes, ...more };
}

/** Half of chat through the pool, the rest whole. */
const half = planOf([
  { class: 'chat', offer: 'P to D', share: 0.5 },
  { class: 'chat', offer: 'whole', share: 0.5 },
  { class: 'code', offer: 'whole', share: 1 },
]);

function messages(plan: Plan, given = scenario): readonly string[] {
  return evaluate(given, plan).violations.map(({ kind, message }) => `${kind}: ${message}`);
}

function problemsOf(change: object): string {
  try {
    readScenario({ ...document, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('a pool', () => {
  it('is written as it was read', () => {
    expect(scenarioDocument(scenario)).toEqual(document);
  });

  it('loads the prefill offer and the decode offer, each by its own capacity', () => {
    const { offers } = evaluate(scenario, half);
    expect(offers.map(({ load }) => load)).toEqual([4 / 2 + 2 / 1, 4 / 8, 4 / 4]);
    expect(offers.map(({ utilization }) => utilization)).toEqual([4 / 3, 1 / 2, 1 / 2]);
    expect(messages(half)).toEqual(['overload: whole needs 4 replicas, headroom included, and has 3.']);
    const roomy = { ...scenario, offers: scenario.offers.map((offer) => ({ ...offer, headroom: 1.5 })) };
    expect(messages(half, roomy)).toContain('overload: D needs 2.5 replicas, headroom included, and has 2.');
  });

  it('is paid for by the request, on top of the rent', () => {
    const { usdPerHour, pools } = evaluate(scenario, half);
    // 4 requests/s are 14400 an hour.
    expect(usdPerHour).toBe(3 * 4 + 4 + 2 * 2 + 1.44);
    expect(pools).toEqual([
      {
        pool: 'P to D',
        prefill: 'P',
        decode: 'D',
        demand: 4,
        prefillLoad: 0.5,
        decodeLoad: 1,
        transferUsdPerHour: 1.44,
      },
    ]);
    const free = readScenario({ ...document, pools: [{ ...document.pools[0], usdPerRequest: 0 }] });
    expect(evaluate(free, half).usdPerHour).toBe(20);
  });

  it('takes no class beyond its own, and none for which a half has no capacity', () => {
    const code = planOf([
      { class: 'chat', offer: 'P to D', share: 1 },
      { class: 'code', offer: 'P to D', share: 1 },
    ]);
    expect(messages(code)).toEqual([
      'cannot-serve: "P to D" cannot serve "code" (it is not among the classes of the pool).',
    ]);
    const open = readScenario({ ...document, pools: [{ name: 'P to D', prefill: 'P', decode: 'D' }] });
    expect(messages(code, open)).toEqual(['cannot-serve: "P to D" cannot serve "code" (capacity 0 of "D").']);
  });

  it('is the only way to an offer with a role', () => {
    const straight = planOf([
      { class: 'chat', offer: 'D', share: 1 },
      { class: 'code', offer: 'P', share: 1 },
    ]);
    expect(messages(straight)).toEqual([
      'cannot-serve: "D" cannot serve "chat" (it does decode alone; route to a pool).',
      'cannot-serve: "P" cannot serve "code" (it does prefill alone; route to a pool).',
    ]);
    const gone = { ...scenario, pools: [] };
    expect(messages(half, gone).join()).toMatch(/unknown-name: no offer is called "P to D"/);
  });

  it('adds up where two of them bring a class to one offer, also where capacity is per class', () => {
    const twin = { name: 'E', gpu: 'L4', usdPerHour: 1, capacity: [4, 4], role: 'decode' };
    const two = readScenario({
      ...document,
      offers: [...document.offers, twin],
      pools: [
        { name: 'one', prefill: 'P', decode: 'D' },
        { name: 'other', prefill: 'P', decode: 'E' },
      ],
      options: { sharing: 'per-class' },
    });
    const routes = [
      { class: 'chat', offer: 'one', share: 0.5 },
      { class: 'chat', offer: 'other', share: 0.5 },
      { class: 'code', offer: 'other', share: 1 },
    ];
    expect(evaluate(two, planOf(routes)).offers.map(({ load }) => load)).toEqual([0, 1, 1, 1]);
  });

  it('survives the loss of neither half', () => {
    const safe = readScenario({ ...document, survive: 'offer' });
    const whole = planOf([
      { class: 'chat', offer: 'whole', share: 1 },
      { class: 'code', offer: 'whole', share: 1 },
    ]).routes;
    const roomy = { ...half, replicas: [{ offer: 'whole', count: 6 }, ...half.replicas.slice(1)] };
    const failovers = [
      { lost: 'P', routes: whole },
      { lost: 'D', routes: whole },
    ];
    expect(messages({ ...roomy, failovers: failovers.slice(1) }, safe)[0]).toMatch(/^survival: without offer "whole"/);
    expect(messages({ ...roomy, failovers: failovers.slice(1) }, safe)[1]).toBe(
      'survival: without offer "P": P needs 0.5 replicas, headroom included, and has 0.',
    );
    expect(messages({ ...roomy, failovers }, safe)).toHaveLength(1);
  });

  it('stays as long as both halves do', () => {
    expect(restrict(scenario, ({ name }) => name !== 'whole').pools).toEqual(document.pools);
    expect(restrict(scenario, ({ name }) => name !== 'P').pools).toEqual([]);
  });

  it('is refused by planners that route to offers alone', () => {
    const sentence =
      'Some offers prefill or decode alone, and this planner serves each request on one replica. Use exact.';
    expect(refusalOf(scenario)).toBe(sentence);
    expect(refusalOf({ ...scenario, pools: [] })).toBe(sentence);
    expect(refusalOf(scenario, ['pools'])).toBeUndefined();
  });
});

describe('the document of a plan', () => {
  it('has the pools that are used, and the less trusted source of the two', () => {
    const { pools, routes, replicas } = planDocument(
      scenario,
      'exact',
      { status: 'planned', plan: half, guarantee: { kind: 'none' } },
      0,
    );
    expect(pools?.map(({ pool }) => pool)).toEqual(['P to D']);
    expect(routes?.[0]).toMatchObject({ offer: 'P to D', capacitySource: 'estimated' });
    expect(replicas?.map(({ capacitySource }) => capacitySource)).toEqual([undefined, ['measured'], ['estimated']]);
  });
});

describe('unit costs', () => {
  it('count a request through a pool once, and its move', () => {
    const costs = unitCosts(scenario, { ...half, replicas: [{ offer: 'whole', count: 4 }, ...half.replicas.slice(1)] });
    expect(costs.requestsPerHour).toBe(36000);
    expect(costs.usdPerHour).toBe(25.44);
    const [chat, code] = costs.classes;
    expect(chat?.usdPerHour).toBeCloseTo(8 + 4 + 4 + 1.44, 9);
    expect(code?.usdPerHour).toBeCloseTo(8, 9);
    expect(costs.offers.map(({ usdPerRequest }) => usdPerRequest)).toEqual([16 / 21600, 4 / 14400, 4 / 14400]);
  });
});

describe('reading pools', () => {
  const [pool] = document.pools;

  it('finds names that are of nothing, or of something else', () => {
    expect(problemsOf({ pools: [{ ...pool, prefill: 'PP' }] })).toMatch(/pools\[0\]\.prefill.*is the name of no offer/);
    expect(problemsOf({ pools: [{ ...pool, prefill: 'D', decode: 'whole' }] })).toMatch(
      /pools\[0\]\.prefill.*"D", which has the role decode(?:.|\n)*pools\[0\]\.decode.*"whole", which has no role/,
    );
    expect(problemsOf({ pools: [{ ...pool, name: 'D' }] })).toMatch(/pools\[0\]\.name.*name of an offer too/);
    expect(problemsOf({ pools: [pool, pool] })).toMatch(/pools.*stands more than once/);
    expect(problemsOf({ pools: [{ ...pool, classes: ['chit'] }] })).toMatch(/"chit" is the name of no class/);
  });

  it('finds prices that do not fit', () => {
    expect(problemsOf({ pools: [{ ...pool, usdPerRequest: [1, 2, 3] }] })).toMatch(/has 3 numbers for 2 classes/);
    const workload = { ...document.workload, unit: 'requests' };
    expect(problemsOf({ workload })).toMatch(/usdPerRequest.*needs unit: requests\/s/);
    expect(problemsOf({ workload, pools: [{ name: 'P to D', prefill: 'P', decode: 'D' }] })).toBe('');
  });

  it('finds futures that paid moves do not go with', () => {
    const futures = {
      mayFailShare: 0.5,
      cases: [
        { name: 'low', weight: 1 },
        { name: 'high', weight: 1, demand: 2 },
      ],
    };
    expect(problemsOf({ futures })).toMatch(/with usdPerRequest do not go with futures that may fail/);
    expect(problemsOf({ futures, pools: [{ name: 'P to D', prefill: 'P', decode: 'D' }] })).toBe('');
  });

  it('finds a goal that pools do not go with', () => {
    const objective = { goal: 'shortest-makespan', budgetUsdPerHour: 9 };
    expect(problemsOf({ objective })).toMatch(/do not go with the goal shortest-makespan/);
  });

  it('tells of offers with a role that no pool uses', () => {
    expect(readScenario({ ...document, pools: [] }).notices).toEqual([
      'offers with a role serve in pools alone, and these are in none: "P", "D".',
    ]);
    expect(scenario.notices).toEqual([]);
  });
});
