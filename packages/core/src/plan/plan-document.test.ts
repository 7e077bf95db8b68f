import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import { readScenario } from '../read/read-scenario.ts';
import type { PlanResult } from './plan.ts';
import { planDocument } from './plan-document.ts';
import { parsePlan, readPlan } from './read-plan.ts';

const scenario = readScenario({
  fleetmix: 1,
  name: 'chat',
  workload: { classes: [{ name: 'c', demand: 3 }] },
  offers: [
    { name: 'a', gpu: 'A', usdPerHour: 2, capacity: [2] },
    { name: 'b', gpu: 'B', usdPerHour: 9, capacity: [2] },
  ],
  stock: { A: 4 },
});
const plan = { replicas: [{ offer: 'a', count: 2 }], routes: [{ class: 'c', offer: 'a', share: 1 }] };
const planned: PlanResult = {
  status: 'planned',
  plan,
  guarantee: { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 4 },
  solver: 'highs',
};

describe('a plan written down', () => {
  const document = planDocument(scenario, 'exact', planned, 0.5);

  it('carries cost, use and guarantee, and only what is rented', () => {
    expect(document).toEqual({
      status: 'planned',
      scenario: 'chat',
      planner: 'exact',
      solver: 'highs',
      usdPerHour: 4,
      replicas: [{ offer: 'a', gpu: 'A', count: 2, usdPerHour: 4, utilization: 0.75 }],
      routes: plan.routes,
      stock: [{ gpu: 'A', used: 2, available: 4 }],
      guarantee: { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 4 },
      violations: [],
      seconds: 0.5,
    });
  });

  it('is read back and judged the same', async () => {
    const { replicas, routes = [] } = await parsePlan(JSON.stringify(document));
    expect(evaluate(scenario, { replicas, routes })).toEqual(evaluate(scenario, plan));
  });

  it('says why there is none', () => {
    const impossible: PlanResult = {
      status: 'impossible',
      reason: 'short of A',
      blockers: [{ kind: 'stock', gpu: 'A', have: 1, enough: 2 }],
    };
    expect(planDocument(scenario, 'exact', impossible, 1)).toMatchObject({
      status: 'impossible',
      reason: 'short of A',
      blockers: impossible.blockers,
    });
    expect(
      planDocument(scenario, 'greedy', { status: 'gave-up', reason: 'no', exhausted: false }, 1),
    ).not.toHaveProperty('usdPerHour');
  });
});

describe('reading a plan', () => {
  it('takes Mélange’s output, which has counts and no routes', () => {
    expect(readPlan({ A10G: 2, L4: 0, cost: 3 })).toEqual({
      replicas: [
        { offer: 'A10G', count: 2 },
        { offer: 'L4', count: 0 },
      ],
    });
  });

  it.each([
    [
      'a run without a plan',
      { status: 'impossible', reason: 'x' },
      'status: is "impossible": this file holds no plan to judge.',
    ],
    ['something else', { hello: 1 }, 'replicas: is missing: add it.'],
    [
      'a count in quotes',
      { replicas: [{ offer: 'a', count: '2' }] },
      'replicas[0].count: must be a finite number, not the text "2"',
    ],
    ['a list', [1], 'must be an object, not a list'],
  ])('refuses %s', (_, document, message) => {
    expect(() => readPlan(document)).toThrow(message);
  });
});

it('says where the capacities come from that the plan counts on', () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'a', demand: 1 },
        { name: 'b', demand: 1 },
        { name: 'c', demand: 1 },
      ],
    },
    offers: [
      {
        name: 'x',
        gpu: 'X',
        usdPerHour: 1,
        capacitySource: ['estimated', 'measured', 'assumed'],
        capacity: [4, 4, 4],
        priceSource: 'list of today',
      },
      { name: 'y', gpu: 'Y', usdPerHour: 1, capacity: [4, 4, 4] },
    ],
  });
  const plan = {
    replicas: [
      { offer: 'x', count: 1 },
      { offer: 'y', count: 1 },
    ],
    routes: [
      { class: 'a', offer: 'x', share: 1 },
      { class: 'b', offer: 'x', share: 1 },
      { class: 'c', offer: 'y', share: 1 },
    ],
  };
  const { replicas, routes } = planDocument(
    scenario,
    'mine',
    { status: 'planned', plan, guarantee: { kind: 'none' } },
    0,
  );
  expect(replicas?.map(({ capacitySource, priceSource }) => [capacitySource, priceSource])).toEqual([
    [['measured', 'estimated'], 'list of today'],
    [undefined, undefined],
  ]);
  expect(routes?.map(({ capacitySource }) => capacitySource)).toEqual(['estimated', 'measured', undefined]);
});
