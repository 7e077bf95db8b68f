import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import type { Route } from '../plan/plan.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readScenario } from '../read/read-scenario.ts';
import { prioritiesOf } from './priority.ts';
import type { RequestClass } from './workload.ts';

function scenario(objective: object | undefined, workload: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'chat', demand: 10, weight: 3 },
        { name: 'batch', demand: 20 },
      ],
      ...workload,
    },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5, 4] },
      { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 10] },
    ],
    ...(objective === undefined ? {} : { objective }),
  });
}

const counts = [
  { offer: 'small', count: 2 },
  { offer: 'large', count: 1 },
];
const route = (name: string, offer: string, share: number): Route => ({ class: name, offer, share });

describe('the goal most-served', () => {
  const goal = { goal: 'most-served', budgetUsdPerHour: 5 };

  it('lets demand go unserved, and says what', () => {
    const routes = [route('chat', 'small', 1), route('batch', 'large', 0.5)];
    const judged = evaluate(scenario(goal), { replicas: counts, routes });
    expect(judged.violations).toEqual([]);
    expect(judged.objective).toEqual({
      goal: 'most-served',
      served: 40,
      asked: 50,
      unserved: [{ class: 'batch', share: 0.5, demand: 10 }],
    });
  });

  it('does not let the budget be exceeded, nor replicas, nor a class be served twice', () => {
    const routes = [route('chat', 'small', 1), route('chat', 'large', 1)];
    const judged = evaluate(scenario({ ...goal, budgetUsdPerHour: 4.5 }), { replicas: counts, routes });
    expect(judged.violations.map(({ message }) => message)).toEqual([
      '200 % of "chat" is routed; it must be at most 100 %.',
      'the fleet costs 5 USD/hour; the budget is 4.5.',
    ]);
    const tooMuch = [route('batch', 'large', 0.6)];
    expect(evaluate(scenario(goal), { replicas: counts, routes: tooMuch }).violations.map(({ kind }) => kind)).toEqual([
      'overload',
    ]);
  });
});

describe('priorities', () => {
  const classes = [
    { name: 'chat', demand: 10, weight: 3, model: 'chat-8b' },
    { name: 'batch', demand: 20, priority: 2 },
    { name: 'idle', demand: 0, priority: 5 },
  ];
  const ranked = (objective: object | undefined) => ({
    ...scenario(objective, { classes: classes.slice(0, 2) }),
    workload: { unit: 'requests/s' as const, classes: classes as readonly RequestClass[] },
    capacity: Float64Array.of(5, 4, 1, 10, 10, 1),
  });

  it('are those of the classes with demand; a class that names none comes first', () => {
    expect(prioritiesOf(ranked(undefined))).toEqual([1, 2]);
  });

  it('are told apart in what is reached, and in who is left out', () => {
    const routes = [route('chat', 'small', 0.9), route('batch', 'large', 0.5)];
    const { objective } = evaluate(ranked({ goal: 'most-served' }), { replicas: counts, routes });
    expect(objective).toEqual({
      goal: 'most-served',
      served: 37,
      asked: 50,
      priorities: [
        { priority: 1, served: 27, asked: 30 },
        { priority: 2, served: 10, asked: 20 },
      ],
      unserved: [
        { class: 'chat', model: 'chat-8b', priority: 1, share: expect.closeTo(0.1), demand: expect.closeTo(1) },
        { class: 'batch', priority: 2, share: 0.5, demand: 10 },
      ],
    });
  });

  it('are written with what no plan surpasses', () => {
    const routes = [route('chat', 'small', 1), route('batch', 'large', 0.5)];
    const { objective } = planDocument(
      ranked({ goal: 'most-served' }),
      'mine',
      {
        status: 'planned',
        plan: { replicas: counts, routes },
        guarantee: { kind: 'none' },
        priorityBounds: [{ priority: 2, bound: 12 }],
      },
      0,
    );
    expect(objective).toMatchObject({
      priorities: [
        { priority: 1, served: 30, asked: 30 },
        { priority: 2, served: 10, asked: 20, bound: 12 },
      ],
    });
  });

  it('mean nothing to the least cost, which is said', () => {
    expect(scenario(undefined, { classes: classes.slice(0, 2) }).notices).toContain(
      'weights and priorities of classes matter to the goal most-served alone, and it is not asked for.',
    );
  });

  it('are whole numbers from 1', () => {
    const wrong = [
      { name: 'chat', demand: 1, priority: 0 },
      { name: 'batch', demand: 1, priority: 1.5 },
    ];
    expect(() => scenario(undefined, { classes: wrong })).toThrow('workload.classes[0].priority');
    expect(() => scenario(undefined, { classes: wrong })).toThrow('workload.classes[1].priority');
  });
});

describe('the goal shortest-makespan', () => {
  const given = scenario({ goal: 'shortest-makespan', budgetUsdPerHour: 5 });

  it('is when the last replica is done', () => {
    const routes = [route('chat', 'small', 1), route('batch', 'large', 1)];
    const judged = evaluate(given, { replicas: counts, routes });
    expect(judged.violations).toEqual([]);
    // 10 requests at 5/s on two replicas; 20 at 10/s on one.
    expect(judged.objective).toEqual({ goal: 'shortest-makespan', makespanSeconds: 2 });
    // Two replicas of small carry 5/s of 10, and are done after one second of two.
    expect(judged.offers.map(({ load, utilization }) => [load, utilization])).toEqual([
      [1, 0.5],
      [1, 1],
    ]);
  });

  it('serves everything, and nothing where there is no replica', () => {
    const alone = evaluate(given, { replicas: [{ offer: 'large', count: 1 }], routes: [route('chat', 'small', 1)] });
    expect(alone.violations.map(({ kind }) => kind)).toEqual(['unserved', 'overload']);
  });
});

describe('an objective', () => {
  it.each<[string, object, object, string]>([
    [
      'no budget',
      { goal: 'shortest-makespan' },
      {},
      'objective.budgetUsdPerHour: is missing: say what shortest-makespan may cost.',
    ],
    [
      'a budget for the least cost',
      { goal: 'least-cost', budgetUsdPerHour: 3 },
      {},
      'objective.budgetUsdPerHour: is for the other goals. To cap the price, add a limit in usdPerHour, or remove it.',
    ],
    [
      'a batch that is held at once',
      { goal: 'shortest-makespan', budgetUsdPerHour: 3 },
      { unit: 'requests' },
      'objective.goal: has no end for requests held at once. Use unit: requests/s, with requests to finish as demand.',
    ],
  ])('is refused with %s', (_, objective, workload, message) => {
    expect(() => scenario(objective, workload)).toThrow(message);
  });

  it('is the least cost where there is none, and then weights mean nothing', () => {
    const plain = scenario(undefined);
    expect(plain.objective).toBeUndefined();
    expect(plain.notices).toEqual([
      'weights of classes matter to the goal most-served alone, and it is not asked for.',
    ]);
  });
});
