import { evaluate, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundOfCertificate, writeCertificate } from '../certificate-document.ts';
import { exact } from '../exact.ts';
import { partsOf } from './parts.ts';
import { solve } from './solve.ts';
import { solveByParts } from './solve-by-parts.ts';

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

describe('parts that share stock', () => {
  it('are bounded and planned around what HiGHS proves for all of them together', async () => {
    let planned = 0;
    await fc.assert(
      fc.asyncProperty(fleets({ minLength: 2, maxLength: 5 }, true), async (scenario) => {
        const found = await solveByParts(scenario, partsOf(scenario), { relativeGap: 0.001 });
        const proved = await optimum(scenario);
        if (found.status === 'infeasible') {
          expect(proved).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(found.atLeastUsdPerHour).toBeLessThanOrEqual(proved * (1 + 1e-6));
        if (!('plan' in found)) return;
        planned += 1;
        expect(evaluate(scenario, found.plan).violations).toEqual([]);
        expect(found.usdPerHour).toBeGreaterThanOrEqual(proved * (1 - 1e-6));
        const certified = boundOfCertificate(scenario, writeCertificate(scenario, found.certificate));
        expect(certified).toBeLessThanOrEqual(proved * (1 + 1e-6));
      }),
      { numRuns: 60, seed: 42 },
    );
    expect(planned).toBeGreaterThan(20);
  });

  it('are proved at gap 0 where the engine goes on with all of them together', async () => {
    await fc.assert(
      fc.asyncProperty(fleets({ minLength: 5, maxLength: 7 }, true), async (scenario) => {
        const found = await solve(scenario, {});
        const proved = await optimum(scenario);
        if (found.status === 'infeasible') {
          expect(proved).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(found.status).toBe('optimal');
        expect('plan' in found ? found.usdPerHour : undefined).toBeCloseTo(proved, 5);
      }),
      { numRuns: 25, seed: 42 },
    );
  });
});

describe('parts that share nothing', () => {
  it('are proved one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fleets({ minLength: 2, maxLength: 5 }, false), async (scenario) => {
        const found = await solveByParts(scenario, partsOf(scenario), {});
        const proved = await optimum(scenario);
        if (found.status === 'infeasible') {
          expect(proved).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(found.status).toBe('optimal');
        expect('plan' in found ? found.usdPerHour : undefined).toBeCloseTo(proved, 5);
      }),
      { numRuns: 60, seed: 42 },
    );
  });

  it('are as many as were put side by side, or more', () => {
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

it('stops when its time is up, with what it has by then', async () => {
  const [scenario] = fc.sample(fleets({ minLength: 6, maxLength: 6 }, true), { numRuns: 1, seed: 7 });
  const aborted = await solveByParts(scenario as Scenario, partsOf(scenario as Scenario), { timeLimitMs: 0 });
  expect(aborted).toMatchObject({ status: 'unfinished', limit: 'time' });
});
