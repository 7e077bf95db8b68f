import { evaluate, type Planner, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';

type Offers = readonly object[];

function scenario(demand: readonly number[], offers: Offers, more: object = {}): Scenario {
  const classes = demand.map((amount, at) => ({ name: ['chat', 'code'][at], demand: amount }));
  return readScenario({ fleetmix: 1, workload: { classes }, offers, ...more });
}

async function counts(planner: Planner, given: Scenario): Promise<Readonly<Record<string, number>>> {
  const result = await planner.plan(given);
  if (result.status !== 'planned') throw new Error(result.reason);
  expect(evaluate(given, result.plan).violations).toEqual([]);
  return Object.fromEntries(result.plan.replicas.map(({ offer, count }) => [offer, count]));
}

function reasonOf(result: PlanResult): string {
  return result.status === 'planned' ? '' : result.reason;
}

const large = { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 5] };
const small = { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 1] };

describe('greedy', () => {
  it('rents what is cheapest per request, not what is cheapest', async () => {
    // chat: large 3/10, small 1/4; code: large 3/5, small 1/1.
    expect(await counts(greedy(), scenario([10, 0], [large, small]))).toEqual({ small: 3 });
    expect(await counts(greedy(), scenario([0, 10], [large, small]))).toEqual({ large: 2 });
  });

  it('serves the hardest class first, and the next on what it leaves', async () => {
    // Code takes 6/5 of two large; chat fits on the other 4/5.
    expect(await counts(greedy(), scenario([8, 6], [large, small]))).toEqual({ large: 2 });
  });

  it('goes on to the next offer when a GPU type is out of stock', async () => {
    const given = scenario([10, 0], [large, small], { stock: { L4: 2 } });
    expect(await counts(greedy(), given)).toEqual({ large: 1, small: 2 });
  });

  it('uses first what must be rented anyway', async () => {
    const given = scenario([10, 0], [{ ...large, minReplicas: 1 }, small]);
    expect(await counts(greedy(), given)).toEqual({ large: 1 });
  });

  it('plans for the headroom', async () => {
    expect(await counts(greedy(), scenario([8, 0], [small], { options: { headroom: 0.25 } }))).toEqual({ small: 3 });
  });

  it('lets every class fill the same replicas where sharing is per class', async () => {
    const given = scenario([10, 5], [large], { options: { sharing: 'per-class' } });
    expect(await counts(greedy(), given)).toEqual({ large: 1 });
  });

  it('rents nothing that would carry no whole slice', async () => {
    const given = scenario([10, 0], [small, { ...large, usdPerHour: 9 }], { stock: { L4: 1 }, options: { slices: 2 } });
    expect(await counts(greedy(), given)).toEqual({ large: 1 });
  });

  it('gives up with the class and what ran out, and calls it no proof', async () => {
    const bounded = { ...large, maxReplicas: 1 };
    const result = await greedy().plan(scenario([20, 0], [bounded, small], { stock: { L4: 1 } }));
    expect(result).toMatchObject({ status: 'gave-up', exhausted: false });
    expect(reasonOf(result)).toBe(
      '30 % of "chat" is left, and nothing that serves it can be rented any more: L4 is out of stock, "large" is at its maxReplicas, 1. Another planner may find a way: try exact.',
    );
  });

  it('says so when a class can be served nowhere', async () => {
    const result = await greedy().plan(scenario([1, 1], [{ ...small, capacity: [4, 0] }]));
    expect(reasonOf(result)).toBe('No offer serves "code": its capacity is 0 everywhere. Add an offer that does.');
  });

  it('says so when the replicas that must be rented are not to be had', async () => {
    const result = await greedy().plan(scenario([1, 1], [{ ...small, minReplicas: 3 }], { stock: { L4: 2 } }));
    expect(reasonOf(result)).toBe(
      'The minReplicas of the offers of L4 take more GPUs than the 2 in stock. Lower them, or raise the stock.',
    );
  });

  it('can miss a plan that there is', async () => {
    // Code goes to the cheapest per request, and takes the only GPU that could have served chat.
    const only = { name: 'only', gpu: 'H100', usdPerHour: 1, capacity: [5, 4] };
    const dear = { name: 'dear', gpu: 'L4', usdPerHour: 9, capacity: [0, 4] };
    const given = scenario([5, 4], [only, dear], { stock: { H100: 1 } });
    expect((await greedy().plan(given)).status).toBe('gave-up');
  });
});

describe('trimmedGreedy', () => {
  it('replaces the last replica by a smaller one that holds the rest', async () => {
    const dearPerRequest = { ...small, usdPerHour: 2 };
    const given = scenario([12, 0], [large, dearPerRequest]);
    expect(await counts(greedy(), given)).toEqual({ large: 2 });
    expect(await counts(trimmedGreedy(), given)).toEqual({ large: 1, small: 1 });
  });

  it('keeps what must be rented', async () => {
    const given = scenario([12, 0], [{ ...large, minReplicas: 2 }, small]);
    expect(await counts(trimmedGreedy(), given)).toEqual({ large: 2 });
  });
});

describe('greedy without reuse', () => {
  it('rents whole replicas for each class', async () => {
    expect(await counts(dedicatedGreedy(), scenario([4, 2], [large]))).toEqual({ large: 2 });
  });

  const one = { name: 'one', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 1, capacity: [2] };
  const two = { name: 'two', gpu: 'L4', gpusPerReplica: 2, usdPerHour: 2, capacity: [3.5] };
  const given = scenario([7], [one, two, { ...large, usdPerHour: 9, capacity: [10] }], { stock: { L4: 2 } });

  it('counts the stock once for all sizes of a GPU type', async () => {
    expect(await counts(dedicatedGreedy(), given)).toEqual({ one: 2, large: 1 });
  });

  it('counts it once for each size where it does as published, and the judge says so', async () => {
    const result = await publishedGreedy().plan(scenario([7], [one, two], { stock: { L4: 2 } }));
    if (result.status !== 'planned') throw new Error(result.reason);
    expect(result.plan.replicas).toEqual([
      { offer: 'one', count: 2 },
      { offer: 'two', count: 1 },
    ]);
    expect(evaluate(given, result.plan).violations).toEqual([
      { kind: 'stock', message: '4 GPUs of L4 are used, and 2 are in stock.' },
    ]);
  });
});
