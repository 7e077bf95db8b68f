import { describe, expect, it } from 'vitest';
import { unitCosts } from '../money/unit-costs.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { refusalOf } from '../scenario/asks.ts';
import { restrict } from '../scenario/restrict.ts';
import { scenarioDocument } from '../scenario/scenario-document.ts';
import { evaluate } from './evaluate.ts';

const box = { name: 'box', gpu: 'H100', gpus: 8, usdPerHour: 20, provider: 'AWS', pricing: 'spot', maxNodes: 3 };
const offers = [
  { name: 'small', gpu: 'H100', node: 'box', capacity: [10, 0] },
  { name: 'large', gpu: 'H100', gpusPerReplica: 4, node: 'box', capacity: [0, 4] },
  { name: 'l4', gpu: 'L4', usdPerHour: 1, capacity: [2, 0] },
];

function document(more: object = {}) {
  const classes = [
    { name: 'chat', demand: 10 },
    { name: 'agent', demand: 2 },
  ];
  return { fleetmix: 1, workload: { classes }, offers, nodes: [box], ...more };
}

const routes = [
  { class: 'chat', offer: 'small', share: 1 },
  { class: 'agent', offer: 'large', share: 1 },
];

function judged(counts: Readonly<Record<string, number>>, more: object = {}) {
  const replicas = Object.entries(counts).map(([offer, count]) => ({ offer, count }));
  return evaluate(readScenario(document(more)), { replicas, routes });
}

describe('a node', () => {
  it('is an offer that serves nothing, and what is packed on it is where it is', () => {
    const scenario = readScenario(document());
    expect(scenario.offers.map(({ name }) => name)).toEqual(['small', 'large', 'l4', 'box']);
    expect(scenario.offers[3]).toEqual({
      name: 'box',
      gpu: 'H100',
      gpusPerReplica: 8,
      usdPerHour: 20,
      provider: 'AWS',
      pricing: 'spot',
      maxReplicas: 3,
      isNode: true,
    });
    expect([...scenario.capacity.subarray(6)]).toEqual([0, 0]);
    expect(scenario.offers[0]).toMatchObject({ usdPerHour: 0, provider: 'AWS', pricing: 'spot', node: 'box' });
  });

  it('reads back from its file', () => {
    const scenario = readScenario(document({ nodes: [{ ...box, minNodes: 1, region: 'x', priceSource: 'list' }] }));
    expect(readScenario(scenarioDocument(scenario))).toEqual(scenario);
  });

  it('holds as many replicas as it has GPUs for, and costs what it costs, whatever is on it', () => {
    expect(judged({ small: 4, large: 1, box: 1 })).toMatchObject({
      usdPerHour: 20,
      violations: [],
      nodes: [{ node: 'box', count: 1, usdPerHour: 20, gpus: 8, freeGpus: 0 }],
    });
    expect(judged({ small: 1, large: 1, box: 2 }).nodes).toMatchObject([{ count: 2, gpus: 16, freeGpus: 11 }]);
    expect(judged({ small: 5, large: 1, box: 1 }).violations).toEqual([
      { kind: 'nodes', message: 'replicas on box take 9 GPUs, and 1 node has 8.' },
    ]);
    expect(judged({ small: 1, large: 1 }).violations.map(({ message }) => message)).toEqual([
      'replicas on box take 5 GPUs, and 0 nodes have 0.',
    ]);
    expect(judged({ small: 1, large: 1, box: 4 }).violations).toMatchObject([{ kind: 'replica-bounds' }]);
  });

  it('takes its GPUs from the stock, and what is packed on it takes none', () => {
    const { stock, violations } = judged({ small: 1, large: 1, box: 2 }, { stock: { H100: 15 } });
    expect(stock).toMatchObject([{ gpu: 'H100', used: 16, available: 15 }, { gpu: 'L4' }]);
    expect(violations).toMatchObject([{ kind: 'stock' }]);
  });

  it('counts in limits on GPUs and prices, and what is packed on it in those on replicas', () => {
    const limits = [
      { name: 'gpus', offers: { provider: 'AWS' }, unit: 'gpus', atMost: 8 },
      { name: 'usd', offers: { offers: ['box'] }, unit: 'usdPerHour', atMost: 20 },
      { name: 'replicas', offers: { pricing: 'spot' }, unit: 'replicas', atMost: 5 },
      { name: 'share', offers: { gpu: 'L4' }, of: 'gpus', atMostShare: 0.2 },
    ];
    const { limits: uses, violations } = judged({ small: 4, large: 1, box: 1, l4: 2 }, { limits });
    expect(uses.map(({ used }) => used)).toEqual([8, 20, 5, 0.2]);
    const both = [{ name: 'named', offers: { offers: ['small', 'box'] }, unit: 'gpus', atMost: 8 }];
    expect(judged({ small: 4, large: 1, box: 1 }, { limits: both }).limits).toMatchObject([{ used: 8 }]);
    expect(violations).toEqual([]);
    expect(judged({ small: 4, large: 1, box: 2 }, { limits }).violations).toMatchObject([
      { message: 'limit "gpus" has 16 GPUs; at most 8 GPUs may be.' },
      { message: 'limit "usd" has 40 USD/hour; at most 20 USD/hour may be.' },
    ]);
  });

  it('is paid by what is on it, free GPUs too, which are idle', () => {
    const scenario = readScenario(document());
    const replicas = [
      { offer: 'small', count: 1 },
      { offer: 'large', count: 1 },
      { offer: 'box', count: 1 },
    ];
    // 5 of 8 GPUs are taken: a fifth of 20 is small's, three eighths of it for GPUs that are free.
    expect(evaluate(scenario, { replicas, routes }).offers).toMatchObject([
      { offer: 'small', usdPerHour: 4, freeUsdPerHour: 1.5, utilization: 1 },
      { offer: 'large', usdPerHour: 16, freeUsdPerHour: 6, utilization: 0.5 },
      { offer: 'l4', usdPerHour: 0 },
      { offer: 'box', usdPerHour: 0 },
    ]);
    const costs = unitCosts(scenario, { replicas, routes });
    expect(costs).toMatchObject({ usdPerHour: 20, idleUsdPerHour: 12.5, unroutedUsdPerHour: 0 });
    expect(costs.classes.map(({ usdPerHour }) => usdPerHour)).toEqual([4, 16]);
    expect(costs.offers.map(({ offer }) => offer)).toEqual(['small', 'large']);
    const empty = unitCosts(scenario, { replicas: [{ offer: 'box', count: 1 }], routes: [] });
    expect(empty).toMatchObject({ usdPerHour: 20, unroutedUsdPerHour: 20, idleUsdPerHour: 20 });
  });

  it('stands in the plan by itself, and is read back with the replicas', () => {
    const replicas = [
      { offer: 'small', count: 1 },
      { offer: 'large', count: 1 },
      { offer: 'box', count: 1 },
    ];
    const result = { status: 'planned', plan: { replicas, routes }, guarantee: { kind: 'none' } } as const;
    const written = planDocument(readScenario(document()), 'mine', result, 0);
    expect(written.replicas).toMatchObject([
      { offer: 'small', node: 'box', usdPerHour: 4 },
      { offer: 'large', node: 'box', usdPerHour: 16 },
    ]);
    expect(written.nodes).toEqual([{ node: 'box', count: 1, usdPerHour: 20, gpus: 8, freeGpus: 3 }]);
    expect(readPlan(written).replicas.map(({ offer, count }) => [offer, count])).toEqual([
      ['small', 1],
      ['large', 1],
      ['box', 1],
    ]);
  });

  it('stays with what is packed on it when offers are left out, and goes with it', () => {
    const scenario = readScenario(document());
    expect(restrict(scenario, ({ name }) => name === 'small').offers.map(({ name }) => name)).toEqual(['small', 'box']);
    expect(restrict(scenario, ({ gpu }) => gpu === 'L4').offers.map(({ name }) => name)).toEqual(['l4']);
  });

  it('is nothing for planners that know replicas alone', () => {
    expect(refusalOf(readScenario(document()))).toBe(
      'Replicas are packed on nodes, such as box, and this planner knows replicas alone. Use exact.',
    );
  });

  it('is no replica where replicas are preferred or lost', () => {
    const prefer = ['fewest-offers', 'fewest-replicas'];
    expect(judged({ small: 1, large: 1, box: 1 }, { prefer }).preferences).toMatchObject([{ value: 2 }, { value: 2 }]);
    const { violations } = judged({ small: 2, large: 2, box: 2 }, { survive: 'replica' });
    expect(violations).toEqual([]);
    expect(readScenario(document({ survive: 'replica' })).notices).toEqual([
      'survive: replica takes one replica away; a node that is lost takes all that are packed on it.',
    ]);
  });
});

describe('nodes of a scenario', () => {
  const small = offers[0];
  it.each<[string, object, string]>([
    ['no price', { offers: [{ ...offers[2], usdPerHour: undefined }] }, 'offers[0].usdPerHour: is missing'],
    [
      'a strange node',
      { offers: [{ ...small, node: 'bix' }] },
      'offers[0].node: "bix" is no node. Did you mean "box"?',
    ],
    ['none described', { nodes: [] }, 'offers[0].node: "box" is no node. Describe it under nodes.'],
    [
      'another GPU',
      { offers: [{ ...small, gpu: 'A100' }] },
      'offers[0].gpu: is "A100", and "H100" of its node "box". Write it at the node.',
    ],
    [
      'a price of its own',
      { offers: [{ ...small, usdPerHour: 2 }] },
      'offers[0].usdPerHour: is 2, and its node "box" has the price. Remove it.',
    ],
    [
      'a size that does not divide the node',
      { offers: [{ ...small, gpusPerReplica: 3 }] },
      'offers[0].gpusPerReplica: is 3 on a node of 8: sizes on a node must divide one another and the node',
    ],
    [
      'sizes that do not divide one another',
      {
        offers: [
          { ...small, gpusPerReplica: 2 },
          { ...offers[1], gpusPerReplica: 3 },
        ],
        nodes: [{ ...box, gpus: 6 }],
      },
      'offers[0].gpusPerReplica: is 2 beside 3 of "large": sizes on a node',
    ],
    ['the name of an offer', { nodes: [{ ...box, name: 'l4' }] }, 'offers: the name "l4" stands more than once.'],
    ['bounds that clash', { nodes: [{ ...box, minNodes: 4 }] }, 'nodes[0].minNodes: is 4, more than maxNodes, 3.'],
    ['periods', { periods: [{ name: 'day', hours: 24 }] }, 'nodes: do not go with periods. Remove one.'],
    [
      'a limit on GPUs of what is packed',
      { limits: [{ name: 'q', offers: { offers: ['small'] }, unit: 'gpus', atMost: 3 }] },
      'limits[0].offers.offers: "small" is packed on a node, which is rented whole and counts its GPUs and its price. Name the node, "box".',
    ],
  ])('are refused with %s', (_, more, message) => {
    expect(() => readScenario(document(more))).toThrow(message);
  });

  it('say where nothing is packed', () => {
    expect(readScenario(document({ nodes: [box, { ...box, name: 'spare' }] })).notices).toEqual([
      'no offer has node: "spare", so nothing is packed there.',
    ]);
  });
});
