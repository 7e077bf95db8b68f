import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, type Futures, type Plan, parseScenario, restrict, type Scenario } from '@fleetmix/core';
import { greedy } from '@fleetmix/heuristics';
import { exact } from '@fleetmix/planner';
import { bruteCases, bruteForce, bruteMakespan, bruteServed, bruteServedInOrder } from '@fleetmix/testkit';
import { describe, expect, it } from 'vitest';
import { examples } from './run-cli.ts';

interface Expected {
  readonly usdPerHour: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Cost without the constraint that the example is about. */
  readonly without: number;
  /** What greedy costs; undefined where it says that it cannot. */
  readonly greedy: number | undefined;
}

/** The reasoning stands in each file. */
const expected: Readonly<Record<string, Expected>> = {
  'quotas.yaml': {
    usdPerHour: 6.9,
    counts: { 'L4 us-east': 3, 'L4 eu-west': 1, A100: 1 },
    without: 6.4,
    greedy: 7.8,
  },
  'shares.yaml': {
    usdPerHour: 6.4,
    counts: { 'AWS spot': 4, AWS: 2, GCP: 4 },
    without: 3,
    greedy: undefined,
  },
  'survive.yaml': { usdPerHour: 8.5, counts: { us: 2, eu: 2, asia: 2 }, without: 4, greedy: undefined },
  'survive-prefer.yaml': { usdPerHour: 8, counts: { 'A eu': 4, 'B us': 4 }, without: 4, greedy: undefined },
  'prefer.yaml': { usdPerHour: 4, counts: { small: 2, twin: 1 }, without: 4, greedy: undefined },
  'interruptions.yaml': { usdPerHour: 4.1, counts: { spot: 3, firm: 2 }, without: 3.5, greedy: 4.2 },
  'disaggregated.yaml': {
    usdPerHour: 11.26,
    counts: { 'H100 prefill': 1, 'H20 decode': 3 },
    without: 20,
    greedy: undefined,
  },
  // Without the stock of A100, two of 2xA100 and two of 2xH100 would carry it too, but cost more.
  'code.yaml': { usdPerHour: 49.22, counts: { '2xH100': 3, '2xA100': 1 }, without: 49.22, greedy: 55.84 },
  'nodes.yaml': { usdPerHour: 21.8, counts: { small: 4, large: 1, l4: 2, box: 1 }, without: 21.8, greedy: undefined },
  'headroom.yaml': { usdPerHour: 4, counts: { spot: 4, firm: 2 }, without: 2, greedy: 4 },
};

function load(file: string) {
  return parseScenario(readFileSync(join(examples, file), 'utf8'), file);
}

describe('an example', () => {
  it.each(Object.entries(expected))(
    'has the answer that is written in it: %s',
    async (file, { usdPerHour, counts }) => {
      const scenario = await load(file);
      const result = await exact().plan(scenario);
      if (result.status !== 'planned') throw new Error(result.reason);
      expect(evaluate(scenario, result.plan)).toMatchObject({ usdPerHour, violations: [] });
      expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
      expect(Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]))).toEqual(counts);
      expect(readFileSync(join(examples, file), 'utf8')).toContain(`${usdPerHour.toFixed(2)} USD/hour`);
    },
  );

  it.each(Object.entries(expected))('costs what trying everything finds: %s', async (file, { usdPerHour, without }) => {
    const scenario = await load(file);
    // Beyond 16 replicas of one offer nothing changes: fewer serve all, in the same shares.
    const offers = scenario.offers.map((offer) => ({ ...offer, maxReplicas: offer.maxReplicas ?? 16 }));
    expect(bruteForce({ ...scenario, offers })).toBeCloseTo(usdPerHour, 9);
    expect(bruteForce(freed(scenario))).toBeCloseTo(without, 9);
  });

  it.each(Object.entries(expected))(
    'is met by greedy, or refused before it starts: %s',
    async (file, { greedy: cost }) => {
      const scenario = await load(file);
      const result = await greedy().plan(scenario);
      if (result.status !== 'planned') expect(cost, result.reason).toBeUndefined();
      else expect(evaluate(scenario, result.plan)).toMatchObject({ usdPerHour: cost, violations: [] });
    },
  );
});

function reached(scenario: Scenario, plan: Plan): number {
  const { objective } = evaluate(scenario, plan);
  if (objective?.goal === 'most-served') return objective.served;
  return objective?.goal === 'shortest-makespan' ? objective.makespanSeconds : Number.NaN;
}

describe('an example with a goal of its own', () => {
  it.each([
    ['budget.yaml', { small: 4 }, 38, bruteServed, '38 of 50 served'],
    ['makespan.yaml', { small: 1, large: 1 }, 14000 / 9, bruteMakespan, 'done in 1555.6 s'],
  ] as const)(
    'reaches what is written in it, and what trying everything finds: %s',
    async (file, counts, value, brute, said) => {
      const scenario = await load(file);
      const result = await exact().plan(scenario);
      if (result.status !== 'planned') throw new Error(result.reason);
      expect(evaluate(scenario, result.plan)).toMatchObject({ usdPerHour: 4, violations: [] });
      expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 4 });
      expect(Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]))).toEqual(counts);
      expect(Math.abs(reached(scenario, result.plan) / value - 1)).toBeLessThan(2e-6);
      const offers = scenario.offers.map((offer) => ({ ...offer, maxReplicas: 6 }));
      expect(brute({ ...scenario, offers }, 4)).toBeCloseTo(value, 6);
      expect(readFileSync(join(examples, file), 'utf8')).toContain(said);
    },
  );
});

/** Of scenarios with periods or futures: what is bought once, and what each case adds. */
const expectedOfCases: Readonly<
  Record<
    string,
    { usdPerHour: number; bought: object; added: object; change: (scenario: Scenario) => Scenario; changed: number }
  >
> = {
  'periods.yaml': {
    usdPerHour: 4.5,
    bought: { reserved: 3 },
    added: { night: {}, day: { 'on demand': 2 }, evening: {} },
    change: (scenario) => ({ ...scenario, offers: scenario.offers.map((one) => ({ ...one, pricing: 'on-demand' })) }),
    changed: 5 * (9 / 24) + 3 * (6 / 24) + 9 / 24,
  },
  'starts.yaml': {
    usdPerHour: 2.75,
    bought: {},
    added: { morning: { rented: 2 }, midday: { rented: 2 }, afternoon: { rented: 2 }, night: { rented: 1 } },
    change: (scenario) => ({
      ...scenario,
      offers: scenario.offers.map(({ startupMinutes: _, usdPerStart: __, minRentalHours: ___, ...offer }) => offer),
    }),
    changed: 2.5,
  },
  'futures.yaml': {
    usdPerHour: 6.4,
    bought: { reserved: 4 },
    added: { 'it stays small': {}, 'as planned': {}, 'it booms': { 'on demand': 4 } },
    change: (scenario) => ({
      ...scenario,
      offers: scenario.offers.slice(0, 1),
      capacity: scenario.capacity.slice(0, 1),
    }),
    changed: 8,
  },
  'robust.yaml': {
    usdPerHour: 10,
    bought: { small: 2, large: 2 },
    added: { 'as planned': {}, 'code takes over': {}, launch: {} },
    change: (scenario) => ({ ...scenario, futures: { ...(scenario.futures as Futures), mayFailShare: 0 } }),
    changed: 19,
  },
};

describe('an example with periods or futures', () => {
  it.each(Object.entries(expectedOfCases))(
    'has the answer that is written in it, and costs what trying everything finds: %s',
    async (file, { usdPerHour, bought, added, change, changed }) => {
      const scenario = await load(file);
      const result = await exact().plan(scenario);
      if (result.status !== 'planned') throw new Error(result.reason);
      expect(evaluate(scenario, result.plan)).toMatchObject({ usdPerHour, violations: [] });
      expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
      const counts = (replicas: Plan['replicas']) => Object.fromEntries(replicas.map((one) => [one.offer, one.count]));
      expect(counts(result.plan.replicas)).toEqual(bought);
      expect(Object.fromEntries(result.plan.cases?.map((one) => [one.case, counts(one.replicas)]) ?? [])).toEqual(
        added,
      );
      expect(readFileSync(join(examples, file), 'utf8')).toContain(`${usdPerHour.toFixed(2)} USD/hour`);
      const most = (given: Scenario) => ({ ...given, offers: given.offers.map((one) => ({ ...one, maxReplicas: 8 })) });
      const few = (given: Scenario) => ({ ...given, offers: given.offers.map((one) => ({ ...one, maxReplicas: 2 })) });
      const tried = file === 'starts.yaml' ? few : most;
      expect(bruteCases(tried(scenario))).toBeCloseTo(usdPerHour, 9);
      expect(bruteCases(tried(change(scenario)))).toBeCloseTo(changed, 9);
    },
  );

  it('is refused by greedy before it starts', async () => {
    expect(await greedy().plan(await load('periods.yaml'))).toMatchObject({ status: 'gave-up' });
  });
});

/** The scenario without what the examples are about. */
function freed(given: Scenario): Scenario {
  const { limits: _, survive: __, ...scenario } = restrict(given, ({ role }) => role === undefined);
  const classes = scenario.workload.classes.map(({ headroom: _, ...requestClass }) => requestClass);
  const offers = scenario.offers.map(({ headroom: _, interruptions: __, ...offer }) => offer);
  const options = { ...scenario.options, headroom: 0 };
  return { ...scenario, workload: { ...scenario.workload, classes }, offers, options };
}

describe('an example with priorities', () => {
  it('serves what is written in it, and what trying every fleet finds', async () => {
    const scenario = await load('priority.yaml');
    const result = await exact().plan(scenario);
    if (result.status !== 'planned') throw new Error(result.reason);
    const { usdPerHour, violations, objective } = evaluate(scenario, result.plan);
    expect(violations).toEqual([]);
    expect(usdPerHour).toBe(12.8);
    expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 12.8 });
    expect(Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]))).toEqual({
      'chat on L4': 1,
      'chat on H100': 2,
      'code on 2xH100': 1,
    });
    expect(objective).toMatchObject({
      priorities: [
        { priority: 1, served: expect.closeTo(45, 4), asked: 45 },
        { priority: 2, served: expect.closeTo(18, 4), asked: 36 },
      ],
      unserved: [{ class: 'completion', model: 'code-70b', priority: 2, demand: expect.closeTo(18, 4) }],
    });
    const offers = scenario.offers.map((offer) => ({ ...offer, maxReplicas: 6 }));
    const tried = bruteServedInOrder({ ...scenario, offers });
    expect(tried?.usdPerHour).toBeCloseTo(12.8, 9);
    expect(tried?.served).toEqual([expect.closeTo(45, 9), expect.closeTo(18, 9)]);
    const text = readFileSync(join(examples, 'priority.yaml'), 'utf8');
    expect(text).toContain('45 of 45 of chat, 18 of 36 of code for 12.80 USD/hour');
  });

  it('serves more in all without them, and less of the first', async () => {
    const { workload, ...rest } = await load('priority.yaml');
    const classes = workload.classes.map(({ priority: _, ...one }) => one);
    const scenario = { ...rest, workload: { ...workload, classes } };
    const result = await exact().plan(scenario);
    if (result.status !== 'planned') throw new Error(result.reason);
    expect(reached(scenario, result.plan)).toBeCloseTo(66, 4);
    const offers = scenario.offers.map((offer) => ({ ...offer, maxReplicas: 6 }));
    expect(bruteServed({ ...scenario, offers }, 1000)).toBeCloseTo(66, 6);
  });
});
