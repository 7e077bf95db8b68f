import { evaluate, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundOfCertificate, writeCertificate } from '../certificate-document.ts';
import { exact } from '../exact.ts';
import type { Answer } from './answer.ts';
import { clustersOf } from './clusters.ts';
import { joined } from './joined.ts';
import { eventually, type PartPool, thisThread } from './part-pool.ts';
import { partsOf } from './parts.ts';
import { planCoupled } from './plan-coupled.ts';
import { solve } from './solve.ts';

const reference = exact({ solver: highs() });

/** Scenarios side by side as one: classes and offers apart, GPU types and stock in common. */
function sideBySide(scenarios: readonly Scenario[], gpus: number, stock: readonly (number | undefined)[]): Scenario {
  const [first] = scenarios as readonly [Scenario];
  const classes = scenarios.flatMap(({ workload }, part) =>
    workload.classes.map((one) => ({ ...one, name: `${part} ${one.name}` })),
  );
  const offers = scenarios.flatMap((scenario, part) =>
    scenario.offers.map((one, at) => ({ ...one, name: `${part} ${one.name}`, gpu: `gpu ${(part + at) % gpus}` })),
  );
  const capacity = new Float64Array(offers.length * classes.length);
  let [row, column] = [0, 0];
  for (const scenario of scenarios) {
    const width = scenario.workload.classes.length;
    for (let at = 0; at < scenario.offers.length; at += 1, row += 1)
      capacity.set(scenario.capacity.subarray(at * width, (at + 1) * width), row * classes.length + column);
    column += width;
  }
  return {
    ...first,
    name: 'side by side',
    workload: { ...first.workload, classes },
    offers,
    capacity,
    stock: new Map(stock.flatMap((count, at) => (count === undefined ? [] : [[`gpu ${at}`, count]]))),
    options: { ...first.options, slices: 'none' },
  };
}

function fleets(parts: { readonly minLength: number; readonly maxLength: number }, isLimited: boolean) {
  const part = mediumScenarios({ perClass: false, slices: false });
  const stock = fc.array(fc.option(fc.integer({ min: 4, max: 60 }), { nil: undefined, freq: 4 }), {
    minLength: 3,
    maxLength: 3,
  });
  return fc
    .tuple(fc.array(part, parts), isLimited ? stock : fc.constant([]))
    .map(([scenarios, limits]) => sideBySide(scenarios, 3, limits));
}

async function optimum(scenario: Scenario): Promise<number> {
  const result = await reference.plan(scenario);
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

async function expectOptimum(scenario: Scenario, found: Answer): Promise<void> {
  const proved = await optimum(scenario);
  expect(found.status).toBe(proved === Number.POSITIVE_INFINITY ? 'infeasible' : 'optimal');
  if (found.status === 'infeasible') return;
  expect('plan' in found && Math.abs(found.usdPerHour - proved)).toBeLessThanOrEqual(1e-6 * proved);
  expect('plan' in found && evaluate(scenario, found.plan).violations).toEqual([]);
}

describe('parts that share stock', () => {
  it.each([
    ['divided freely', 'none', 60],
    ['in slices', 3, 25],
  ] as const)(
    'are bounded and planned around what HiGHS proves for all of them together, %s',
    async (_, slices, numRuns) => {
      let planned = 0;
      await fc.assert(
        fc.asyncProperty(fleets({ minLength: 2, maxLength: 5 }, true), async (freely) => {
          const scenario: Scenario = { ...freely, options: { ...freely.options, slices } };
          for (const cluster of clustersOf(scenario, partsOf(scenario))) {
            if (cluster.gpus.length === 0) continue;
            const alone = cluster.parts.map((part) => part.scenario);
            const whole = joined(alone);
            const found = await planCoupled(cluster, { relativeGap: 0.001 });
            const proved = await optimum(whole);
            if (found.status === 'infeasible') {
              expect(proved).toBe(Number.POSITIVE_INFINITY);
              continue;
            }
            expect(found.atLeastUsdPerHour).toBeLessThanOrEqual(proved * (1 + 1e-6));
            if (!('plan' in found)) continue;
            planned += 1;
            expect(evaluate(whole, found.plan).violations).toEqual([]);
            expect(found.usdPerHour).toBeGreaterThanOrEqual(proved * (1 - 1e-6));
            const certified = boundOfCertificate(whole, writeCertificate(whole, found.certificate));
            expect(certified).toBeLessThanOrEqual(proved * (1 + 1e-6));
          }
        }),
        { numRuns, seed: 42 },
      );
      expect(planned).toBeGreaterThan(numRuns / 3);
    },
  );
});

describe('a scenario that falls into parts', () => {
  it('is proved at gap 0, whatever its parts share', async () => {
    await fc.assert(
      fc.asyncProperty(fleets({ minLength: 2, maxLength: 7 }, true), async (scenario) =>
        expectOptimum(scenario, await solve(scenario, {})),
      ),
      { numRuns: 60, seed: 42 },
    );
  });

  it('is proved part by part where they share nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fleets({ minLength: 2, maxLength: 5 }, false), async (scenario) => {
        expect(clustersOf(scenario, partsOf(scenario)).every(({ parts }) => parts.length === 1)).toBe(true);
        await expectOptimum(scenario, await solve(scenario, {}));
      }),
      { numRuns: 60, seed: 42 },
    );
  });

  it('has as many parts as were put side by side, or more', () => {
    fc.assert(
      fc.property(fleets({ minLength: 2, maxLength: 5 }, true), (scenario) => {
        const parts = partsOf(scenario);
        const names = new Set(scenario.workload.classes.flatMap(({ name, demand }) => (demand > 0 ? [name[0]] : [])));
        expect(parts.length).toBeGreaterThanOrEqual(names.size);
        const classes = parts.flatMap((part) => part.scenario.workload.classes.map(({ name }) => name));
        expect(new Set(classes).size).toBe(classes.length);
      }),
      { numRuns: 60, seed: 42 },
    );
  });
});

/** Fleets of which eight parts share stock that can be planned, and binds. */
const binding = fc
  .sample(fleets({ minLength: 8, maxLength: 8 }, true), { numRuns: 60, seed: 3 })
  .filter((scenario) => clustersOf(scenario, partsOf(scenario)).some(({ parts }) => parts.length >= 6));

function coupledOf(scenario: Scenario) {
  return clustersOf(scenario, partsOf(scenario)).filter(({ parts }) => parts.length >= 6);
}

describe('many parts that share stock', () => {
  it('give the same plan, bound and counts every time, in whatever order parts are planned', async () => {
    const backwards: PartPool = {
      open: (parts, signal) => {
        const session = thisThread.open(parts, signal);
        let waiting: (() => void)[] = [];
        return {
          ...session,
          plan: (...task) =>
            new Promise((resolve, reject) => {
              if (waiting.length === 0) {
                setTimeout(() => {
                  const all = waiting.reverse();
                  waiting = [];
                  for (const start of all) start();
                });
              }
              waiting.push(() => session.plan(...task).then(resolve, reject));
            }),
        };
      },
    };
    for (const cluster of binding.slice(0, 6).flatMap(coupledOf)) {
      const once = await planCoupled(cluster, { relativeGap: 1e-4 });
      expect(await planCoupled(cluster, { relativeGap: 1e-4 }, backwards)).toEqual(once);
      const later = eventually(async () => backwards, 0);
      expect(await planCoupled(cluster, { relativeGap: 1e-4 }, later)).toEqual(once);
    }
  });

  it('report costs that fall and bounds that rise, and end at both', async () => {
    for (const cluster of binding.slice(0, 6).flatMap(coupledOf)) {
      const seen: { readonly incumbentUsdPerHour?: number; readonly atLeastUsdPerHour?: number }[] = [];
      const found = await planCoupled(cluster, { onProgress: (progress) => seen.push(progress) });
      const costs = seen.map(({ incumbentUsdPerHour = Number.POSITIVE_INFINITY }) => incumbentUsdPerHour);
      const bounds = seen.map(({ atLeastUsdPerHour = 0 }) => atLeastUsdPerHour);
      expect(costs).toEqual([...costs].sort((one, other) => other - one));
      expect(bounds).toEqual([...bounds].sort((one, other) => one - other));
      if ('plan' in found) expect(costs.at(-1)).toBeCloseTo(found.usdPerHour, 9);
    }
  });

  it('stop when their time is up, or they are aborted, with what they have by then', async () => {
    const [cluster] = binding.flatMap(coupledOf) as [ReturnType<typeof coupledOf>[number]];
    expect(await planCoupled(cluster, { timeLimitMs: 0 })).toMatchObject({ status: 'unfinished', limit: 'time' });
    const controller = new AbortController();
    const found = await planCoupled(cluster, {
      signal: controller.signal,
      onProgress: ({ incumbentUsdPerHour }) => {
        if (incumbentUsdPerHour !== undefined) controller.abort();
      },
    });
    expect(found).toMatchObject({ status: 'feasible', limit: 'signal' });
  });
});
