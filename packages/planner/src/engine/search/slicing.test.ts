import { evaluate, type Offer, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { describe, expect, it } from 'vitest';
import { exact } from '../../exact.ts';
import { solveExactly } from '../solve-exactly.ts';

const reference = exact({ solver: highs() });

function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Classes of about a replica each, in few slices: more a packing problem than a mixture. */
function packing(seed: number, classes: number, offers: number, slices: number): Scenario {
  const random = stream(seed);
  const capacity: number[] = [];
  const rented = Array.from({ length: offers }, (_, at): Offer => {
    for (let requestClass = 0; requestClass < classes; requestClass += 1)
      capacity.push(random() < 0.1 && at > 0 ? 0 : Math.exp(2 * random() - 0.5));
    const bounds = { ...(random() < 0.3 ? { minReplicas: 1 } : {}), ...(random() < 0.3 ? { maxReplicas: 3 } : {}) };
    return {
      name: `offer ${at}`,
      gpu: `gpu ${at % 2}`,
      gpusPerReplica: 1 + (at % 3),
      usdPerHour: (30 + Math.floor(400 * random())) / 100,
      ...(at === 0 ? {} : bounds),
    };
  });
  return {
    name: `packing ${seed}`,
    workload: {
      unit: 'requests/s',
      classes: Array.from({ length: classes }, (_, at) => ({
        name: `class ${at}`,
        demand: Math.exp(3 * random() - 1),
      })),
    },
    offers: rented,
    capacity: Float64Array.from(capacity),
    stock: new Map(random() < 0.3 ? [['gpu 1', 4]] : []),
    options: { sharing: 'shared', headroom: 0, slices },
    notices: [],
  };
}

/** USD/hour of a judged plan; Infinity where there is none. */
async function referenceCost(scenario: Scenario): Promise<number> {
  const result = await reference.plan(scenario);
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

describe('classes in few large slices', () => {
  it('cost what HiGHS proves', async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const scenario = packing(seed, 2 + (seed % 11), 1 + (seed % 5), 1 + (seed % 3));
      const found = await solveExactly(scenario);
      const proved = await referenceCost(scenario);
      if (found.status === 'infeasible') {
        expect(proved, scenario.name).toBe(Number.POSITIVE_INFINITY);
        continue;
      }
      if (found.status !== 'optimal') throw new Error(`${scenario.name}: ${found.status}`);
      expect(evaluate(scenario, found.plan).violations).toEqual([]);
      expect(Math.abs(found.usdPerHour / proved - 1), scenario.name).toBeLessThan(1e-6);
    }
  });

  it('leave a bound and a plan that hold where the nodes allowed are used up', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const scenario = packing(seed, 14, 5, 1);
      const found = await solveExactly(scenario, { nodeLimit: 4 });
      if (found.status !== 'feasible') continue;
      const proved = await referenceCost(scenario);
      expect(found.limit).toBe('nodes');
      expect(evaluate(scenario, found.plan).violations).toEqual([]);
      expect(found.usdPerHour).toBeGreaterThanOrEqual(proved * (1 - 1e-6));
      expect(found.atLeastUsdPerHour).toBeLessThanOrEqual(proved * (1 + 1e-6));
    }
  });
});

it('a slice on one owned and one rented replica is not split where the rented one has a cheaper stand-in', async () => {
  // One slice of 1.8 replicas of "kept": another replica of it for 2.2 is better than 3.2 of "cheap" for 4.
  const scenario: Scenario = {
    name: 'kept',
    workload: { unit: 'requests/s', classes: [{ name: 'a', demand: 1.8 }] },
    offers: [
      { name: 'cheap', gpu: 'T4', gpusPerReplica: 1, usdPerHour: 1 },
      { name: 'kept', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 2.2, minReplicas: 1 },
    ],
    capacity: Float64Array.of(0.5625, 1),
    stock: new Map(),
    options: { sharing: 'shared', headroom: 0, slices: 1 },
    notices: [],
  };
  expect(await solveExactly(scenario)).toMatchObject({ status: 'optimal', usdPerHour: 4.4 });
  const free = { ...scenario, options: { ...scenario.options, slices: 'none' as const } };
  expect(await solveExactly(free)).toMatchObject({ status: 'optimal', usdPerHour: 4.2 });
});
