import { evaluate, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { bruteMakespan, bruteServed, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';
import { planWithEngine } from '../plan-with-engine.ts';
import { planForObjective } from './plan-for-objective.ts';

type Goal = 'most-served' | 'shortest-makespan';

function aimed(scenario: Scenario, goal: Goal, budgetUsdPerHour: number): Scenario {
  return { ...scenario, objective: { goal, budgetUsdPerHour } };
}

/** What is reached, proved to be the best and judged; undefined where there is proved to be no plan. */
function reached(scenario: Scenario, result: PlanResult): number | undefined {
  if (result.status !== 'planned') {
    expect(result).toMatchObject({ status: 'impossible', reason: expect.stringMatching(/\.$/) });
    return undefined;
  }
  const { objective, violations, usdPerHour } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toEqual({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: usdPerHour });
  const value =
    objective?.goal === 'most-served'
      ? objective.served
      : objective?.goal === 'shortest-makespan'
        ? objective.makespanSeconds
        : undefined;
  expect(result.objectiveBound).toBeCloseTo(value ?? Number.NaN, 6);
  return value;
}

const budgets = fc.constantFrom(1, 2.5, 5, 12);
const scenarios = limitedScenarios({ slices: false });
const runs = { numRuns: 60, seed: 17 };

const chat = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'chat', demand: 10, weight: 3 },
      { name: 'batch', demand: 20 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5, 4] },
    { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 15] },
  ],
  objective: { goal: 'most-served', budgetUsdPerHour: 4 },
});

describe('the most that a budget serves', () => {
  it('is what is worth most, and what is left out is said', async () => {
    const result = await exact().plan(chat);
    // 2 small carry all of chat, worth 30, and 2 more 8 of batch; a large and a small carry 5 of chat and 15 of batch, 30 in all.
    expect(reached(chat, result)).toBeCloseTo(38, 6);
    if (result.status !== 'planned') return;
    expect(result.plan.replicas).toEqual([{ offer: 'small', count: 4 }]);
    expect(evaluate(chat, result.plan).objective).toMatchObject({ unserved: [{ class: 'batch' }] });
  });

  it('costs no more than it must', async () => {
    const rich = aimed(chat, 'most-served', 100);
    const result = await exact().plan(rich);
    // All of it: 10 at 5 and 20 at 15 or 4. Two small and five small cost 7; one large with 5 of batch's 20 on small: 3 + 4.
    expect(result.status === 'planned' && evaluate(rich, result.plan).usdPerHour).toBeLessThan(8);
    expect(reached(rich, result)).toBeCloseTo(50, 6);
  });

  it('says what is in the way where not even an idle fleet fits', async () => {
    const forced = { ...chat, offers: chat.offers.map((offer) => ({ ...offer, minReplicas: 2 })) };
    const result = await exact().plan(forced);
    expect(result.status === 'impossible' && result.reason).toBe(
      'Limits are too tight: "budget" allows 4 USD/hour, and 8 USD/hour would be enough.',
    );
  });

  it('is what trying every fleet finds', () =>
    fc.assert(
      fc.asyncProperty(scenarios, budgets, fc.constantFrom(1, 3, 0.5), async (drawn, budget, weight) => {
        const classes = drawn.workload.classes
          .slice(0, 2)
          .map((one, at) => ({ ...one, weight: at === 0 ? weight : 1 }));
        if (classes.every(({ demand }) => demand === 0)) return;
        const given = aimed(cut(drawn, classes), 'most-served', budget);
        const found = reached(given, await exact().plan(given));
        const most = bruteServed(given, budget);
        if (most === null || found === undefined) expect(found ?? null).toBe(most);
        else expect(Math.abs(found - most)).toBeLessThanOrEqual(2e-6 * Math.max(1, most));
      }),
      runs,
    ));

  it('is never less for more money', () =>
    fc.assert(
      fc.asyncProperty(scenarios, budgets, async (drawn, budget) => {
        const [less, more] = [aimed(drawn, 'most-served', budget), aimed(drawn, 'most-served', budget * 2)];
        const [one, other] = [reached(less, await exact().plan(less)), reached(more, await exact().plan(more))];
        if (one !== undefined) expect(other ?? -1).toBeGreaterThanOrEqual(one * (1 - 3e-6));
      }),
      { ...runs, numRuns: 30 },
    ));
});

describe('the shortest makespan', () => {
  it('is found with its fleet', async () => {
    const batch = aimed(chat, 'shortest-makespan', 4);
    const result = await exact().plan(batch);
    // 4 small: 10 / 5 + 20 / 4 = 7 replica-seconds on 4. One each: batch on large, 20 / 15 = 4 / 3 s, chat on small, 2 s; with
    // 2 / 10 t moved... balanced at t = 1.6: small 8 of chat, large 2 of chat (0.2 s) and 20 of batch (1.333 s).
    const seconds = reached(batch, result) ?? 0;
    expect(seconds).toBeCloseTo(14 / 9, 5);
    expect(result.status === 'planned' && result.plan.replicas).toEqual([
      { offer: 'small', count: 1 },
      { offer: 'large', count: 1 },
    ]);
  });

  it('is said to be out of reach where the budget buys no fleet that serves', async () => {
    const result = await exact().plan(aimed(chat, 'shortest-makespan', 0.5));
    expect(result).toMatchObject({ status: 'impossible', limits: [{ limit: 'budget', have: 0.5, enough: 1 }] });
    expect(result.status === 'impossible' && result.reason).toBe(
      'The cheapest fleet that serves every class at all costs 1 USD/hour, and the budget is 0.5. Raise it.',
    );
  });

  it('is what trying every fleet finds, with the engine or with HiGHS', () =>
    fc.assert(
      fc.asyncProperty(scenarios, budgets, fc.boolean(), async (drawn, budget, isHighs) => {
        const given = aimed(drawn, 'shortest-makespan', budget);
        const found = reached(given, await exact(isHighs ? { solver: highs() } : {}).plan(given));
        const least = bruteMakespan(given, budget);
        if (least === null || found === undefined) expect(found ?? null).toBe(least);
        else expect(Math.abs(found - least)).toBeLessThanOrEqual(3e-6 * least);
      }),
      runs,
    ));
});

describe('a larger batch', () => {
  const numbers = (count: number, seed: number) =>
    fc.sample(fc.integer({ min: 1, max: 100 }), { numRuns: count, seed });
  const given = aimed(
    readScenario({
      fleetmix: 1,
      workload: { classes: numbers(30, 1).map((demand, at) => ({ name: `class ${at}`, demand })) },
      offers: numbers(12, 2).map((price, at) => ({
        name: `offer ${at}`,
        gpu: 'GPU',
        usdPerHour: price / 20,
        capacity: numbers(30, 3 + at).map((speed) => speed / 10),
      })),
    }),
    'shortest-makespan',
    40,
  );

  it('is finished with a proof in a few least-cost problems, none of which needs HiGHS', async () => {
    let solves = 0;
    const result = await planForObjective(given, {}, (one, limits) => {
      solves += 1;
      return planWithEngine(one, limits);
    });
    expect(reached(given, result)).toBeGreaterThan(0);
    expect(result.solver).toBe('builtin');
    expect(solves).toBeLessThan(30);
  });
});

describe('the least cost', () => {
  it('is the same whether it is asked for or not', async () => {
    const { objective: _, ...plain } = chat;
    expect(await exact().plan({ ...plain, objective: { goal: 'least-cost' } })).toEqual(await exact().plan(plain));
  });
});

/** The scenario with its first classes only. */
function cut(scenario: Scenario, classes: Scenario['workload']['classes']): Scenario {
  const width = scenario.workload.classes.length;
  const capacity = scenario.capacity.filter((_, at) => at % width < classes.length);
  return { ...scenario, workload: { ...scenario.workload, classes }, capacity };
}
