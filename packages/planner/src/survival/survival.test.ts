import {
  countsAfter,
  evaluate,
  type LossUnit,
  lossesOf,
  type PlanResult,
  readScenario,
  type Scenario,
} from '@fleetmix/core';
import { bruteForce, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';

function scenario(survive: LossUnit | undefined, more: object = {}): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 20 }] },
    offers: [
      { name: 'west', gpu: 'L4', usdPerHour: 1, region: 'us', provider: 'A', capacity: [5] },
      { name: 'east', gpu: 'L4', usdPerHour: 1.25, region: 'us', provider: 'B', capacity: [5] },
      { name: 'far', gpu: 'L4', usdPerHour: 2, region: 'eu', provider: 'B', capacity: [5] },
    ],
    ...(survive === undefined ? {} : { survive }),
    ...more,
  });
}

function costOf(given: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') return Number.POSITIVE_INFINITY;
  const { usdPerHour, violations } = evaluate(given, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal' });
  return usdPerHour;
}

async function cost(survive: LossUnit, more: object = {}) {
  const given = scenario(survive, more);
  return costOf(given, await exact().plan(given));
}

describe('a fleet that survives', () => {
  it('has something over for whatever goes', async () => {
    // Four replicas serve: a fifth; or two of each of three offers; or four on both sides.
    expect(await cost('replica')).toBe(5);
    expect(await cost('offer')).toBe(8.5);
    expect(await cost('region')).toBe(12);
    expect(await cost('provider')).toBe(9);
  });

  it('spreads what it has, where that is cheaper', async () => {
    // Six of three kinds, two each, lose two and keep four; of two kinds it takes eight.
    const even = scenario('offer').offers.map((offer) => ({ ...offer, usdPerHour: 1, capacity: [5], maxReplicas: 4 }));
    expect(await cost('offer', { offers: even })).toBe(6);
  });

  it('says what it counts on when it planned with HiGHS, and routes anew after a loss', async () => {
    const given = scenario('offer');
    const result = await exact().plan(given);
    expect(result).toMatchObject({ solver: 'highs', counts: { fallbacks: 1, survivalFallbacks: 1 } });
    expect(result.status === 'planned' && result.plan.failovers?.length).toBeGreaterThan(0);
  });

  it('is impossible where a class lives in one place, or nothing more can be rented', async () => {
    const alone = scenario('region').offers.map((offer) => ({ ...offer, capacity: [offer.region === 'us' ? 5 : 0] }));
    expect(await exact().plan(scenario('region', { offers: alone }))).toMatchObject({
      status: 'impossible',
      reason: 'Only region "us" can serve "chat", so nothing serves it when that is gone.',
      blockers: [{ kind: 'class', class: 'chat' }],
    });
    const scarce = await exact().plan(scenario('replica', { stock: { L4: 4 } }));
    expect(scarce.status === 'impossible' && scarce.reason).toMatch(
      /^There is a fleet, but none that still serves when one of these is gone: one replica of "west".*\. Raise stock,/,
    );
    expect(await exact().plan(scenario('replica', { stock: { L4: 3 } }))).toMatchObject({
      status: 'impossible',
      reason: 'Stock is short: L4 has 3 GPUs, and 4 would be enough.',
    });
  });

  it('is not looked for where nothing is to be survived', async () => {
    expect(await exact().plan(scenario(undefined))).toMatchObject({ solver: 'builtin', counts: { fallbacks: 0 } });
  });
});

const units = fc.constantFrom<LossUnit>('replica', 'offer', 'provider');
const runs = { numRuns: 80, seed: 23 };

describe('random fleets that survive', () => {
  it('cost what trying everything finds', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios({}, { shares: false }), units, async (drawn, survive) => {
        const given = { ...drawn, survive };
        expect(costOf(given, await exact().plan(given))).toBeCloseTo(bruteForce(given) ?? Number.POSITIVE_INFINITY, 6);
      }),
      runs,
    ));

  it('serve what is left when each one is really removed and routed anew, and never cost less than without', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios({ perClass: false }), units, async (drawn, survive) => {
        const given = { ...drawn, survive };
        const result = await exact().plan(given);
        expect(costOf(given, result)).toBeGreaterThanOrEqual(costOf(drawn, await exact().plan(drawn)) - 1e-6);
        if (result.status !== 'planned') return;
        const found = new Map(result.plan.replicas.map(({ offer, count }) => [offer, count]));
        const counts = given.offers.map(({ name }) => found.get(name) ?? 0);
        for (const loss of lossesOf(given)) {
          const left = countsAfter(loss, counts);
          if (left === undefined) continue;
          const { limits: _, ...bare } = drawn;
          const offers = drawn.offers.map((offer, at) => ({
            ...offer,
            minReplicas: left[at] ?? 0,
            maxReplicas: left[at] ?? 0,
          }));
          expect((await exact().plan({ ...bare, offers, stock: new Map() })).status).toBe('planned');
        }
      }),
      runs,
    ));
});
