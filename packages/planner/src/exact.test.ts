import { evaluate, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { highs, javascriptLpSolver, type Solution, type Solver, UnsupportedModelError } from '@fleetmix/solvers';
import { expect, test } from 'vitest';
import { exact } from './exact.ts';
import { lowerBound } from './lower-bound.ts';

const chat = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'short', demand: 30 },
      { name: 'long', demand: 4 },
      { name: 'idle', demand: 0 },
    ],
  },
  offers: [
    { name: 'l4', gpu: 'L4', usdPerHour: 0.8, capacity: [4, 0.3, 1] },
    { name: 'a100', gpu: 'A100', usdPerHour: 3.67, capacity: [20, 3, 0] },
    { name: 'a100x2', gpu: 'A100', gpusPerReplica: 2, usdPerHour: 7.2, capacity: [38, 7, 0] },
  ],
  stock: { A100: 3 },
});

function cost(scenario: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') throw new Error(JSON.stringify(result));
  expect(evaluate(scenario, result.plan).violations).toEqual([]);
  return evaluate(scenario, result.plan).usdPerHour;
}

/** HiGHS, with its answer altered. */
function altered(change: (solution: Solution) => Solution): Solver {
  const solver = highs();
  return { ...solver, solve: async (model, options) => change(await solver.solve(model, options)) };
}

function stopped(solution: Solution, bound?: number): Solution {
  const { bound: _, ...rest } = solution;
  if (rest.status !== 'optimal') return solution;
  return { ...rest, status: 'feasible', limit: 'time', ...(bound === undefined ? {} : { bound }) };
}

test('a plan comes with its solver and a proof that nothing is cheaper', async () => {
  const result = await exact().plan(chat);
  expect(result).toMatchObject({
    status: 'planned',
    solver: 'builtin',
    guarantee: { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: cost(chat, result) },
  });
  expect(lowerBound(chat)).toBeLessThanOrEqual(cost(chat, result));
});

test('javascript-lp-solver finds the same cost', async () => {
  const solver = javascriptLpSolver();
  for (const options of [
    {},
    { slices: 2 },
    { sharing: 'per-class' as const },
    { sharing: 'per-class' as const, slices: 2 },
  ]) {
    const scenario = { ...chat, options: { ...chat.options, ...options } };
    const other = await exact({ solver }).plan(scenario);
    expect(cost(scenario, other)).toBeCloseTo(cost(scenario, await exact().plan(scenario)), 9);
    expect(other).toMatchObject({ solver: 'javascript-lp-solver', guarantee: { kind: 'optimal' } });
  }
});

test('a model that javascript-lp-solver cannot take is refused with the name of a solver that can', async () => {
  const classes = Array.from({ length: 400 }, (_, at) => ({ name: `class ${at}`, demand: 1 }));
  const capacity = Float64Array.from({ length: 3 * 400 }, () => 5);
  const large = { ...chat, workload: { ...chat.workload, classes }, capacity };
  const planning = exact({ solver: javascriptLpSolver() }).plan(large);
  await expect(planning).rejects.toThrow(UnsupportedModelError);
  await expect(planning).rejects.toThrow('Use highs');
});

test('a search that was stopped promises what the solver proved, rounded up to a cost that exists', async () => {
  const least = cost(chat, await exact().plan(chat));
  const solver = altered((solution) => stopped(solution, 'objective' in solution ? solution.objective - 60.5 : 0));
  const result = await exact({ solver }).plan(chat);
  expect(result).toMatchObject({ guarantee: { kind: 'bounded' } });
  if (result.status !== 'planned' || result.guarantee.kind === 'none') throw new Error('no bound');
  // Prices are whole cents here, and the objective counts in them.
  expect(result.guarantee.atLeastUsdPerHour).toBeCloseTo(least - 0.6, 9);
  expect(result.guarantee.relativeGap).toBeCloseTo(0.6 / least, 9);
});

test('a solver that proves nothing leaves the closed-form bound', async () => {
  const result = await exact({ solver: altered((solution) => stopped(solution)) }).plan(chat);
  if (result.status !== 'planned' || result.guarantee.kind !== 'bounded') throw new Error(JSON.stringify(result));
  expect(result.guarantee.atLeastUsdPerHour).toBeGreaterThanOrEqual(lowerBound(chat));
  expect(result.guarantee.atLeastUsdPerHour).toBeLessThan(lowerBound(chat) + 0.01);
});

test('a stopped search whose bound meets the cost is a proof', async () => {
  const solver = altered((solution) => stopped(solution, 'objective' in solution ? solution.objective - 0.5 : 0));
  expect(await exact({ solver }).plan(chat)).toMatchObject({ guarantee: { kind: 'optimal', relativeGap: 0 } });
});

test('an asked gap is not reported as a proved optimum by a solver that gives no bound', async () => {
  const result = await exact({ solver: javascriptLpSolver() }).plan(chat, { relativeGap: 0.05 });
  expect(result).toMatchObject({ guarantee: { kind: 'bounded' } });
});

test('a search without a plan gives up, with the bound that it has', async () => {
  const solver = altered(({ solver, seconds, engineStatus }) => ({
    status: 'unknown',
    limit: 'time',
    solver,
    seconds,
    engineStatus,
    bound: 1000,
  }));
  expect(await exact({ solver }).plan(chat, { timeLimitMs: 60_000 })).toEqual({
    status: 'gave-up',
    reason: 'highs found no plan within 60000 ms. Give it more time.',
    exhausted: false,
    atLeastUsdPerHour: 10,
    solver: 'highs',
  });
});

test('limits reach the solver', async () => {
  const asked: unknown[] = [];
  const solver = highs();
  const watched: Solver = {
    ...solver,
    solve: (model, options) => {
      asked.push(options);
      return solver.solve(model, options);
    },
  };
  await exact({ solver: watched }).plan(chat, { timeLimitMs: 60_000, relativeGap: 0.01 });
  expect(asked).toEqual([{ timeLimitMs: expect.closeTo(60_000, -3.1), relativeGap: 0.01 }]);
});

test('a signal that is aborted beforehand starts nothing', async () => {
  const solver: Solver = { ...highs(), solve: () => Promise.reject(new Error('was asked')) };
  expect(await exact({ solver }).plan(chat, { signal: AbortSignal.abort() })).toMatchObject({
    status: 'gave-up',
    exhausted: false,
  });
});

test('a solver that wrongly finds no plan is not believed', async () => {
  const solver = altered(({ solver, seconds, engineStatus, ...rest }) =>
    rest.status === 'optimal' && rest.objective > 0
      ? { status: 'infeasible', solver, seconds, engineStatus }
      : { solver, seconds, engineStatus, ...rest },
  );
  expect(await exact({ solver }).plan(chat)).toMatchObject({
    status: 'gave-up',
    reason: expect.stringContaining('contradicts itself'),
  });
});

test('a solver that calls the model unbounded is a fault', async () => {
  const solver = altered(({ solver, seconds, engineStatus }) => ({
    status: 'unbounded',
    solver,
    seconds,
    engineStatus,
  }));
  await expect(exact({ solver }).plan(chat)).rejects.toThrow('unbounded');
});

test('a plan that the judge rejects is never returned', async () => {
  const solver = altered((solution) =>
    solution.status === 'optimal'
      ? { ...solution, point: solution.point.map((value, column) => (column < 3 ? 1 : value)) }
      : solution,
  );
  await expect(exact({ solver }).plan(chat)).rejects.toThrow(/breaks the scenario's rules/);
});

test('a demand too slight to be measured still takes a replica', async () => {
  const vast = { ...chat, capacity: chat.capacity.map((capacity) => capacity * 1e9) };
  expect(cost(vast, await exact().plan(vast))).toBe(0.8);
});

test('no demand takes no replica but the fewest allowed', async () => {
  const classes = chat.workload.classes.map((requestClass) => ({ ...requestClass, demand: 0 }));
  const offers = chat.offers.map((offer, at) => (at === 0 ? { ...offer, minReplicas: 2 } : offer));
  const idle = { ...chat, offers, workload: { ...chat.workload, classes } };
  expect(await exact().plan(idle)).toMatchObject({ plan: { replicas: [{ offer: 'l4', count: 2 }], routes: [] } });
});

test('no offers at all is a reason, not a crash', async () => {
  const none = { ...chat, offers: [], capacity: new Float64Array() };
  expect(await exact().plan(none)).toMatchObject({
    status: 'impossible',
    blockers: [{ class: 'short' }, { class: 'long' }],
  });
});
