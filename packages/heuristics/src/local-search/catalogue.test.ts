import { defaultOptions, evaluate, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { expect, it } from 'vitest';
import { draws } from './draws.ts';
import { localSearch } from './local-search.ts';

const [regions, sizes, kinds, classes] = [4, [1, 2, 4], 4, 60];

/** Kinds of GPU in sizes, rented in regions with prices and scarce stock of their own, and classes with a long tail. */
function catalogue(seed: number): Scenario {
  const draw = draws(seed);
  const between = (low: number, high: number) => low * (high / low) ** draw();
  const speeds = Array.from({ length: kinds }, (_, kind) => {
    const speed = 2 ** kind;
    return {
      usdPerHour: 0.6 * speed * between(0.8, 1.25),
      rates: Array.from({ length: classes }, () => speed * between(1, 8)),
    };
  });
  const rows = speeds.flatMap(({ usdPerHour, rates }, kind) =>
    Array.from({ length: regions }, (_, region) =>
      sizes.map((gpusPerReplica) => ({
        offer: {
          name: `${kind} x${gpusPerReplica} in ${region}`,
          gpu: `${kind} in ${region}`,
          gpusPerReplica,
          usdPerHour: Math.round(100 * usdPerHour * gpusPerReplica * between(0.8, 1.25)) / 100,
        },
        capacity: rates.map((rate) => rate * gpusPerReplica ** 0.9),
      })),
    ).flat(),
  );
  return {
    name: `seed ${seed}`,
    workload: {
      unit: 'requests/s',
      classes: Array.from({ length: classes }, (_, at) => ({ name: `${at}`, demand: between(1, 200) })),
    },
    offers: rows.map(({ offer }) => offer),
    capacity: Float64Array.from(rows.flatMap(({ capacity }) => capacity)),
    stock: new Map(rows.map(({ offer: { gpu } }) => [gpu, 16 + Math.floor(60 * draw())])),
    options: defaultOptions,
    notices: [],
  };
}

// Of 40 such catalogues the worst was 0.83 % from the optimum; 1 % is what is promised.
it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'local search is within 1 % of the optimum on catalogue %i, and proves 2 %',
  async (seed) => {
    const scenario = catalogue(seed);
    const [best, found] = await Promise.all([
      exact().plan(scenario, { relativeGap: 1e-3, timeLimitMs: 5000 }),
      localSearch().plan(scenario),
    ]);
    if (best.status !== 'planned' || found.status !== 'planned') throw new Error('there is a plan');
    if (best.guarantee.kind === 'none' || found.guarantee.kind === 'none') throw new Error('there is a bound');
    const { usdPerHour, violations } = evaluate(scenario, found.plan);
    expect(violations).toEqual([]);
    expect(usdPerHour).toBeGreaterThanOrEqual(best.guarantee.atLeastUsdPerHour * (1 - 1e-6));
    expect(usdPerHour).toBeLessThanOrEqual(evaluate(scenario, best.plan).usdPerHour * 1.01);
    expect(found.guarantee.relativeGap).toBeLessThanOrEqual(0.02);
  },
);
