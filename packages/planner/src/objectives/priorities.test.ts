import {
  evaluate,
  type Outcome,
  type PlanResult,
  type RequestClass,
  readScenario,
  type Scenario,
} from '@fleetmix/core';
import { bruteServedInOrder, smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';

type Planned = Extract<PlanResult, { readonly status: 'planned' }>;
type Served = Extract<Outcome, { readonly goal: 'most-served' }>;

/** Chat before batch on four L4 and one H100, which are too few for both. */
const two = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'batch', demand: 60, weight: 5, priority: 2 },
      { name: 'chat', demand: 20 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 4] },
    { name: 'large', gpu: 'H100', usdPerHour: 5, capacity: [30, 10] },
  ],
  stock: { L4: 4, H100: 1 },
  objective: { goal: 'most-served' },
});

async function planned(scenario: Scenario): Promise<Planned> {
  const result = await exact().plan(scenario);
  if (result.status !== 'planned') throw new Error(result.reason);
  expect(evaluate(scenario, result.plan).violations).toEqual([]);
  return result;
}

function outcome(scenario: Scenario, { plan }: Planned): Served {
  return evaluate(scenario, plan).objective as Served;
}

/** Served of each priority, in weight x demand. */
function reached(scenario: Scenario, result: Planned): readonly number[] {
  const { priorities, served } = outcome(scenario, result);
  return priorities?.map((one) => one.served) ?? [served];
}

function demandServed(scenario: Scenario, result: Planned, name: string): number {
  const demand = scenario.workload.classes.find((one) => one.name === name)?.demand ?? 0;
  return demand - (outcome(scenario, result).unserved.find((one) => one.class === name)?.demand ?? 0);
}

/** The first classes of a scenario, each changed. */
function withClasses(scenario: Scenario, change: (one: RequestClass, at: number) => RequestClass, most = 3): Scenario {
  const width = scenario.workload.classes.length;
  const classes = scenario.workload.classes.slice(0, most).map(change);
  const capacity = scenario.capacity.filter((_, at) => at % width < most);
  return { ...scenario, workload: { ...scenario.workload, classes }, capacity };
}

/** Small scenarios with priorities and weights, of which all or much too little can be served. */
const ranked = fc
  .tuple(
    smallScenarios({ slices: false, perClass: false }),
    fc.array(fc.record({ priority: fc.integer({ min: 1, max: 3 }), weight: fc.constantFrom(1, 3, 0.5) }), {
      minLength: 3,
      maxLength: 3,
    }),
    fc.constantFrom(undefined, 2.5, 5, 12),
  )
  .map(([drawn, ranks, budgetUsdPerHour]): Scenario => {
    const objective = { goal: 'most-served', ...(budgetUsdPerHour === undefined ? {} : { budgetUsdPerHour }) } as const;
    const offers = drawn.offers.map((offer) => ({ ...offer, maxReplicas: Math.min(5, offer.maxReplicas ?? 5) }));
    return { ...withClasses(drawn, (one, at) => ({ ...one, ...ranks[at] })), offers, objective };
  })
  .filter(({ workload }) => workload.classes.some(({ demand }) => demand > 0));

function budgetOf({ objective }: Scenario): number | undefined {
  return objective?.goal === 'most-served' ? objective.budgetUsdPerHour : undefined;
}

describe('priorities', () => {
  it('serve the first wholly before the second, whatever its weight', async () => {
    const result = await planned(two);
    // Chat takes a large and ten of it, and ten of it 2.5 small; or four small and 4 of 20 on the large: 0.4 of it. The rest of
    // large carries 0.6 x 30 = 18 of batch; the other way 1.5 small carry 6. A small does as much of either, a large not.
    expect(reached(two, result)).toEqual([expect.closeTo(20, 5), expect.closeTo(5 * 18, 4)]);
    expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 9 });
    expect(result.objectiveBound).toBeUndefined();
    expect(result.priorityBounds).toEqual([
      { priority: 1, bound: expect.closeTo(20, 5) },
      { priority: 2, bound: expect.closeTo(90, 4) },
    ]);
  });

  it('are left alone where there are none: one goal, by weight', async () => {
    const flat = withClasses(two, ({ priority: _, ...one }) => one);
    const result = await planned(flat);
    // A request of batch is worth five: the large takes 30 of it, and the small 16.
    expect(outcome(flat, result)).toMatchObject({ served: expect.closeTo(5 * 46, 4), asked: 320 });
    expect(outcome(flat, result).priorities).toBeUndefined();
    expect(result.priorityBounds).toBeUndefined();
    expect(result.objectiveBound).toBeCloseTo(230, 4);
  });

  it('and the same one for all is as none', async () => {
    const same = withClasses(two, (one) => ({ ...one, priority: 7 }));
    const flat = withClasses(two, ({ priority: _, ...one }) => one);
    expect((await planned(same)).plan).toEqual((await planned(flat)).plan);
  });

  it('and no budget: all is served at the least cost where stock allows it', async () => {
    const ample = { ...two, stock: new Map<string, number>() };
    const result = await planned(ample);
    const { objective: _, ...plain } = ample;
    const cheapest = await planned(plain);
    expect(result.plan).toEqual(cheapest.plan);
    expect(result.guarantee).toMatchObject({
      kind: 'optimal',
      atLeastUsdPerHour: evaluate(plain, cheapest.plan).usdPerHour,
    });
    expect(outcome(ample, result).unserved).toEqual([]);
  });

  it('and a gap that is allowed: each bound holds, and the gap is said', async () => {
    const result = await exact().plan(two, { relativeGap: 0.3 });
    if (result.status !== 'planned') throw new Error(result.reason);
    expect(result.guarantee.kind === 'none' ? 1 : result.guarantee.relativeGap).toBeLessThanOrEqual(0.3);
    const [first, second] = result.priorityBounds ?? [];
    expect(first?.bound).toBeGreaterThanOrEqual(20 - 1e-4);
    const [served = 0] = reached(two, result);
    // With less of chat there may be more of batch; never more than the bound says.
    expect(served).toBeGreaterThanOrEqual(20 * 0.7 - 1e-4);
    expect(second?.bound).toBeGreaterThanOrEqual(90 - 1e-3);
  });

  it('are met as trying every fleet meets them, at the least cost', () =>
    fc.assert(
      fc.asyncProperty(ranked, async (given) => {
        const result = await exact().plan(given);
        const best = bruteServedInOrder(given, budgetOf(given));
        if (best === null || result.status !== 'planned') {
          expect([result.status, best]).toEqual(['impossible', null]);
          return;
        }
        const found = reached(given, result);
        expect(found).toHaveLength(best.served.length);
        // What a solver may be wrong by in one priority is more in another of which less is asked.
        const tolerance = 2e-6 * Math.max(1, outcome(given, result).asked);
        for (const [at, served] of best.served.entries()) {
          expect(Math.abs((found[at] ?? 0) - served)).toBeLessThanOrEqual(tolerance);
        }
        expect(evaluate(given, result.plan).usdPerHour).toBeLessThanOrEqual(best.usdPerHour + 1e-6);
        expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
      }),
      { numRuns: 60, seed: 23 },
    ));

  it('change nothing where all can be served: that is the least cost', () =>
    fc.assert(
      fc.asyncProperty(ranked, async (drawn) => {
        const { objective: _, ...plain } = drawn;
        const cheapest = await exact().plan(plain);
        if (cheapest.status !== 'planned') return;
        const given: Scenario = { ...plain, objective: { goal: 'most-served' } };
        const result = await planned(given);
        expect(outcome(given, result).unserved).toEqual([]);
        expect(evaluate(given, result.plan).usdPerHour).toBe(evaluate(plain, cheapest.plan).usdPerHour);
      }),
      { numRuns: 40, seed: 8 },
    ));

  it('never serve less of a class whose priority is raised', () =>
    fc.assert(
      fc.asyncProperty(ranked, fc.nat({ max: 2 }), async (given, drawn) => {
        const raised = given.workload.classes[drawn % given.workload.classes.length] as RequestClass;
        const change = (one: RequestClass) =>
          one.name === raised.name
            ? { ...one, priority: Math.max(1, (one.priority ?? 1) - 1) }
            : { ...one, priority: (one.priority ?? 1) + (raised.priority === 1 ? 1 : 0) };
        const other = withClasses(given, change);
        const [before, after] = [await exact().plan(given), await exact().plan(other)];
        if (before.status !== 'planned' || after.status !== 'planned') {
          expect(after.status).toBe(before.status);
          return;
        }
        const asked = given.workload.classes.reduce((sum, { demand, weight = 1 }) => sum + demand * weight, 0);
        const tolerance = (4e-6 * asked) / (raised.weight ?? 1);
        expect(demandServed(other, after, raised.name)).toBeGreaterThanOrEqual(
          demandServed(given, before, raised.name) - tolerance,
        );
      }),
      { numRuns: 40, seed: 5 },
    ));
});
