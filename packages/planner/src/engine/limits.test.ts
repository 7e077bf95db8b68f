import { evaluate, type Scenario } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { solveExactly } from './solve-exactly.ts';

/** Many near-equal offers with little stock each: a plan is found at once, and the proof takes long. */
function crowded(offers: number, classes: number): Scenario {
  const wave = (at: number): number => 1 + 0.5 * Math.sin(at * 12.9898) * Math.cos(at * 78.233);
  return {
    name: 'crowded',
    workload: {
      unit: 'requests/s',
      classes: Array.from({ length: classes }, (_, at) => ({ name: `class ${at}`, demand: 3 * wave(at) })),
    },
    offers: Array.from({ length: offers }, (_, at) => ({
      name: `offer ${at}`,
      gpu: `gpu ${at}`,
      gpusPerReplica: 1,
      usdPerHour: 2 + wave(at * 3) / 7,
    })),
    capacity: Float64Array.from({ length: offers * classes }, (_, at) => 8 * wave(at * 7 + Math.floor(at / classes))),
    stock: new Map(Array.from({ length: offers }, (_, at) => [`gpu ${at}`, 1 + (at % 3)])),
    options: { sharing: 'shared', headroom: 0, slices: 'none' },
    notices: [],
  };
}

const scenario = crowded(120, 150);

describe('limits', () => {
  it.each([3, 20, 400])(
    'a time limit of %d looks at the clock is kept, with little work between two',
    async (limit) => {
      // A clock that goes on by a millisecond whenever it is looked at: how fast the machine is at the moment is of no account.
      let looks = 0;
      const clock = () => {
        looks += 1;
        return looks;
      };
      const result = await solveExactly(scenario, { timeLimitMs: limit, clock });
      expect(looks).toBe(1 + limit);
      expect(result).toMatchObject({ limit: 'time' });
      expect(result.statistics.pivots).toBeLessThanOrEqual(limit * 24);
      expect(result.statistics.nodes).toBeLessThanOrEqual(limit + 1);
    },
  );

  it('what was found until the time was up holds', async () => {
    const result = await solveExactly(scenario, { timeLimitMs: 800 });
    if (result.status !== 'feasible') throw new Error(result.status);
    expect(result.limit).toBe('time');
    expect(evaluate(scenario, result.plan).violations).toEqual([]);
    expect(result.atLeastUsdPerHour).toBeGreaterThan(0);
  });

  it('a signal ends the search from outside', async () => {
    const result = await solveExactly(scenario, { signal: AbortSignal.timeout(200) });
    expect(result).toMatchObject({ status: 'feasible', limit: 'signal' });
  });

  it('progress is told: the plan gets cheaper, the bound rises', async () => {
    const told: (readonly [number, number])[] = [];
    await solveExactly(scenario, {
      nodeLimit: 300,
      onProgress: ({ incumbentUsdPerHour = Number.POSITIVE_INFINITY, atLeastUsdPerHour = 0 }) =>
        told.push([incumbentUsdPerHour, atLeastUsdPerHour]),
    });
    expect(told.length).toBeGreaterThan(2);
    const [first, last] = [told[0], told.at(-1)] as [readonly [number, number], readonly [number, number]];
    expect(last[0]).toBeLessThanOrEqual(first[0]);
    expect(last[1]).toBeGreaterThanOrEqual(first[1]);
  });

  it('the gap asked for is enough, and the bound does not claim more', async () => {
    const loose = await solveExactly(scenario, { relativeGap: 0.05 });
    const close = await solveExactly(scenario, { relativeGap: 0.02 });
    if (loose.status !== 'optimal' || close.status !== 'optimal') throw new Error('a limit came first');
    expect(loose.relativeGap).toBeLessThanOrEqual(0.05);
    expect(loose.atLeastUsdPerHour).toBeLessThanOrEqual(close.usdPerHour);
    expect(loose.statistics.nodes).toBeLessThanOrEqual(close.statistics.nodes);
  });
});

it('a total of a million replicas and a bit does not branch for ever', async () => {
  const scenario: Scenario = {
    name: 'a million and a bit',
    workload: { unit: 'requests/s', classes: ['a', 'b', 'c'].map((name) => ({ name, demand: 1 })) },
    offers: [{ name: 'small', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 1 }],
    capacity: Float64Array.of(1e-6, 1, 0.999999),
    stock: new Map(),
    options: { sharing: 'shared', headroom: 0, slices: 'none' },
    notices: [],
  };
  const found = await solveExactly(scenario, { nodeLimit: 100 });
  expect(found.status).toBe('optimal');
  expect('plan' in found && evaluate(scenario, found.plan).violations).toEqual([]);
});
