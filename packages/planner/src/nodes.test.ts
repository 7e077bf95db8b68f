import { evaluate, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { bruteForce } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from './exact.ts';
import { explain } from './explain/explain.ts';

function costOf(scenario: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') {
    expect(result).toMatchObject({ status: 'impossible', reason: expect.stringMatching(/\.$/) });
    return Number.POSITIVE_INFINITY;
  }
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
  return usdPerHour;
}

const sizes = fc.constantFrom([1, 2], [1, 4], [2, 4], [4, 4]);
const limits = fc.constantFrom<readonly object[]>(
  [],
  [{ name: 'gpus', offers: { offers: ['box'] }, unit: 'gpus', atMost: 8 }],
  [{ name: 'usd', unit: 'usdPerHour', atMost: 9 }],
  [{ name: 'replicas', offers: { gpu: 'H100' }, unit: 'replicas', atMost: 3 }],
  [{ name: 'least', offers: { offers: ['box'] }, unit: 'gpus', atLeast: 8 }],
);

/** Two sizes on a node of 4, and a third offer by itself. */
const scenarios = fc
  .record({
    size: sizes,
    demands: fc.tuple(fc.constantFrom(1, 3, 6, 11), fc.constantFrom(0, 2, 5)),
    price: fc.constantFrom(0.5, 3, 5),
    own: fc.constantFrom(1, 1.5, 4),
    capacities: fc.array(fc.constantFrom(0, 1, 2, 4), { minLength: 6, maxLength: 6 }),
    maxNodes: fc.constantFrom(1, 2, 4),
    stock: fc.constantFrom({}, { H100: 7 }, { H100: 12, L4: 2 }),
    limits,
    survive: fc.constantFrom(undefined, undefined, 'replica', 'offer'),
    slices: fc.constantFrom('none', 'none', 2),
    sharing: fc.constantFrom('shared', 'shared', 'per-class'),
  })
  .map(({ size, demands, price, own, capacities, maxNodes, stock, limits: rules, survive, slices, sharing }) =>
    readScenario({
      fleetmix: 1,
      workload: { classes: demands.map((demand, at) => ({ name: `class ${at}`, demand })) },
      offers: [
        { name: 'one', gpu: 'H100', gpusPerReplica: size[0], node: 'box', capacity: capacities.slice(0, 2) },
        { name: 'two', gpu: 'H100', gpusPerReplica: size[1], node: 'box', capacity: capacities.slice(2, 4) },
        { name: 'own', gpu: 'L4', usdPerHour: own, capacity: capacities.slice(4), maxReplicas: 5 },
      ],
      nodes: [{ name: 'box', gpu: 'H100', gpus: 4, usdPerHour: price, maxNodes }],
      stock,
      limits: rules,
      ...(survive === undefined ? {} : { survive }),
      options: { slices, sharing },
    }),
  );

describe('what is packed on nodes', () => {
  it('costs what trying everything finds, dealt out to nodes one by one', () =>
    fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const least = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
        expect(costOf(scenario, await exact().plan(scenario))).toBeCloseTo(least, 6);
      }),
      { numRuns: 120, seed: 41 },
    ));

  it('costs the same with preferences, and no fleet of as few replicas costs as little', () =>
    fc.assert(
      fc.asyncProperty(scenarios, async (drawn) => {
        const { survive: _, ...scenario } = drawn;
        const plain = costOf(scenario, await exact().plan(scenario));
        const preferring = { ...scenario, prefer: ['fewest-replicas' as const] };
        const result = await exact().plan(preferring);
        if (plain === Number.POSITIVE_INFINITY) return;
        expect(costOf(preferring, result)).toBeCloseTo(plain, 6);
        const count = evaluate(preferring, result.status === 'planned' ? result.plan : { replicas: [], routes: [] });
        const fewer = { name: 'fewer', unit: 'replicas', atMost: (count.preferences?.[0]?.value ?? 0) - 1 } as const;
        const limited = { ...scenario, limits: [...(scenario.limits ?? []), fewer] };
        const found = fewer.atMost < 0 ? null : bruteForce(limited);
        expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThan(plain + 1e-9);
      }),
      { numRuns: 40, seed: 43 },
    ));
});

const document = {
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'chat', demand: 45 },
      { name: 'agent', demand: 3 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'H100', node: 'box', capacity: [10, 0] },
    { name: 'large', gpu: 'H100', gpusPerReplica: 4, node: 'box', capacity: [0, 4] },
    { name: 'l4', gpu: 'L4', usdPerHour: 0.9, capacity: [2.5, 0] },
  ],
  nodes: [{ name: 'box', gpu: 'H100', gpus: 8, usdPerHour: 20 }],
};
const two = readScenario(document);

describe('two models on a node', () => {
  it('share it', async () => {
    const result = await exact().plan(two);
    expect(costOf(two, result)).toBe(21.8);
    expect(result.status === 'planned' && result.plan.replicas).toEqual([
      { offer: 'small', count: 4 },
      { offer: 'large', count: 1 },
      { offer: 'l4', count: 2 },
      { offer: 'box', count: 1 },
    ]);
    expect(result).toMatchObject({ solver: 'highs', counts: { fallbacks: 1, nodeFallbacks: 1 } });
  });

  it('are said to want more nodes where there are too few, and how many', async () => {
    const offers = document.offers.slice(0, 2);
    const few = readScenario({ ...document, offers, nodes: [{ ...document.nodes[0], maxNodes: 1 }] });
    expect(await exact().plan(few)).toMatchObject({
      status: 'impossible',
      reason: 'maxNodes is too low: box may have 1, and 2 would be enough.',
      blockers: [{ kind: 'nodes', node: 'box', have: 1, enough: 2 }],
    });
    const scarce = readScenario({ ...document, offers, stock: { H100: 12 } });
    expect(await exact().plan(scarce)).toMatchObject({
      reason: 'Stock is short: H100 has 12 GPUs, and 16 would be enough.',
    });
    const none = readScenario({ ...document, nodes: [{ ...document.nodes[0], maxNodes: 0 }] });
    expect(await exact().plan(none)).toMatchObject({
      reason: expect.stringContaining('"agent" can be served only by large (packed on box, of which maxNodes is 0).'),
    });
  });

  it('are planned for other goals too', async () => {
    const classes = document.workload.classes.map((one, at) => ({ ...one, weight: at === 0 ? 1 : 10 }));
    const objective = { goal: 'most-served', budgetUsdPerHour: 20 };
    const budget = readScenario({ ...document, workload: { classes }, objective });
    const most = await exact().plan(budget);
    // A box: all of agent, worth 30, and 40 of 45 chat; l4 alone would serve all chat and nothing else.
    expect(most.status === 'planned' && evaluate(budget, most.plan)).toMatchObject({
      usdPerHour: 20,
      violations: [],
      objective: { served: expect.closeTo(70, 4) },
    });
    const batch = readScenario({ ...document, objective: { goal: 'shortest-makespan', budgetUsdPerHour: 20 } });
    const soonest = await exact().plan(batch);
    // 45 chat at 10 on four small take 1.125 s, 3 agents at 4 less.
    expect(soonest.status === 'planned' && evaluate(batch, soonest.plan)).toMatchObject({
      usdPerHour: 20,
      violations: [],
      objective: { makespanSeconds: expect.closeTo(1.125, 4) },
    });
    const offers = document.offers.map((offer, at) => ({ ...offer, watts: [700, 2800, 72][at] as number }));
    const frugal = readScenario({ ...document, offers, objective: { goal: 'least-power' } });
    const least = await exact().plan(frugal);
    // Per chat/s small takes 70 W, l4 28.8: one large, and 18 l4.
    expect(least.status === 'planned' && evaluate(frugal, least.plan)).toMatchObject({
      kilowatts: 4.096,
      usdPerHour: 36.2,
      violations: [],
    });
  });

  it('may be the halves of disaggregated serving', async () => {
    const halves = readScenario({
      fleetmix: 1,
      workload: { classes: [{ name: 'chat', demand: 10 }] },
      offers: [
        { name: 'prompts', gpu: 'H100', node: 'box', capacity: [10], role: 'prefill' },
        { name: 'tokens', gpu: 'H100', gpusPerReplica: 2, node: 'box', capacity: [7], role: 'decode' },
      ],
      pools: [{ name: 'pool', prefill: 'prompts', decode: 'tokens' }],
      nodes: [{ name: 'box', gpu: 'H100', gpus: 4, usdPerHour: 8 }],
    });
    // 1 GPU and two of 2: five, on two boxes of 4.
    expect(costOf(halves, await exact().plan(halves))).toBe(16);
    expect(bruteForce(halves)).toBe(16);
  });

  it('are explained: what nodes cost, and below which price another would be rented', async () => {
    const dear = { name: 'dear', gpu: 'H200', gpus: 8, usdPerHour: 40 };
    const packed = { name: 'huge', gpu: 'H200', gpusPerReplica: 8, node: 'dear', capacity: [100, 0] };
    const given = readScenario({
      ...document,
      offers: [...document.offers, packed],
      nodes: [{ ...document.nodes[0], minNodes: 2 }, dear],
    });
    const explanation = await explain(given, await exact().plan(given));
    if (explanation.status !== 'planned') throw new Error(explanation.status);
    expect(explanation.usdPerHour).toBe(40);
    expect(explanation.constraints).toMatchObject([
      { constraint: { text: 'minNodes of "box": 2' }, dropped: { usdPerHour: 21.8, savesUsdPerHour: 18.2 } },
    ]);
    expect(explanation.unused.map(({ offer, why }) => [offer, why])).toEqual([
      ['l4', 'never'],
      ['dear', 'never'],
    ]);
    const free = await explain(
      readScenario({ ...document, offers: [...document.offers, packed], nodes: [document.nodes[0], dear] }),
      await exact().plan(two),
    );
    // Beside a box, 1.80 of l4 is all that it could do instead.
    expect(free.status === 'planned' && free.unused).toMatchObject([
      { offer: 'dear', why: 'price', entersBelowUsdPerHour: 1.8, isProved: true },
    ]);
  });
});
