import { caseScenarios, evaluate, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { highs, SolverFailure } from '@fleetmix/solvers';
import { describe, expect, it } from 'vitest';
import { exact } from '../../exact.ts';
import { commitmentOf } from './commitment.ts';
import { planCommitments } from './plan-commitments.ts';

const demand = [7, 13, 4, 9, 21];

/** Two kinds of reserved offers and three that are rented, on some periods of a day; the numbers are as good as any. */
function day(periods: number): Scenario {
  const speed = (gpu: number, at: number) => 1 + ((7 * gpu + 5 * at + gpu * at) % 6) + gpu;
  return readScenario({
    fleetmix: 1,
    workload: { classes: demand.map((each, at) => ({ name: `class ${at}`, demand: each })) },
    offers: [0, 1, 2, 3, 4].map((gpu) => ({
      name: `offer ${gpu}`,
      gpu: `GPU ${gpu % 3}`,
      usdPerHour: Number(((1 + gpu) * (gpu < 2 ? 0.45 : 0.83)).toFixed(2)),
      pricing: gpu < 2 ? 'reserved' : 'on-demand',
      capacity: demand.map((_, at) => speed(gpu, at)),
    })),
    stock: { 'GPU 1': 6 },
    periods: Array.from({ length: periods }, (_, at) => ({
      name: `period ${at}`,
      hours: 24 / periods,
      demand: 0.3 + ((at * 7) % 5) / 5,
    })),
  });
}

function costOf(scenario: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal', relativeGap: 0 });
  return usdPerHour;
}

describe('commitments', () => {
  it('cost under prices what they cost in one model', async () => {
    const scenario = day(3);
    const [priced, whole] = [await exact().plan(scenario), await exact({ solver: highs() }).plan(scenario)];
    expect([priced.solver, whole.solver]).toEqual(['builtin', 'highs']);
    expect(costOf(scenario, priced)).toBeCloseTo(costOf(scenario, whole), 9);
  }, 60_000);

  it('are bounded honestly wherever the search is stopped', async () => {
    const scenario = day(6);
    const least = costOf(scenario, await exact().plan(scenario));
    const gaps: number[] = [];
    for (const relativeGap of [0.5, 0.05, 0.01]) {
      const result = await exact().plan(scenario, { relativeGap });
      if (result.status !== 'planned' || result.guarantee.kind === 'none') throw new Error('no plan');
      expect(evaluate(scenario, result.plan).violations).toEqual([]);
      expect(result.guarantee.atLeastUsdPerHour).toBeLessThanOrEqual(least * (1 + 1e-9));
      expect(evaluate(scenario, result.plan).usdPerHour).toBeGreaterThanOrEqual(least * (1 - 1e-9));
      expect(result.guarantee.relativeGap).toBeLessThanOrEqual(relativeGap);
      gaps.push(result.guarantee.relativeGap);
    }
    expect(gaps.every((gap) => gap >= 0)).toBe(true);
  }, 60_000);

  it('need no solver but for suggestions', async () => {
    const scenario = day(2);
    const commitment = commitmentOf(scenario, caseScenarios(scenario));
    if (commitment === undefined) throw new Error('not taken');
    const broken = { ...highs(), solve: async () => Promise.reject(new SolverFailure('broken')) };
    const found = await planCommitments(commitment, broken, {});
    const least = costOf(scenario, await exact().plan(scenario));
    expect(found?.isFinished).toBe(true);
    expect(found?.plan && evaluate(scenario, found.plan).usdPerHour).toBeCloseTo(least, 9);
    expect(found?.atLeastUsdPerHour).toBeCloseTo(least, 6);
  }, 60_000);

  it('are not what couples periods by starts, futures that may fail, or a fleet that is decided now', () => {
    const scenario = day(2);
    const isTaken = (given: Scenario) => commitmentOf(given, caseScenarios(given)) !== undefined;
    const { periods: _, ...rest } = scenario;
    const futures = (more: object) =>
      ({
        ...rest,
        futures: { decideNow: 'reserved', mayFailShare: 0, cases: [{ name: 'a', weight: 1 }], ...more },
      }) as Scenario;
    expect([scenario, futures({})].map(isTaken)).toEqual([true, true]);
    const slow = { ...scenario, offers: scenario.offers.map((offer) => ({ ...offer, startupMinutes: 5 })) };
    const perClass = { ...scenario, options: { ...scenario.options, sharing: 'per-class' as const } };
    expect([slow, perClass, futures({ mayFailShare: 0.1 }), futures({ decideNow: 'all' })].map(isTaken)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('stop at once when aborted, with what they have', async () => {
    const scenario = day(6);
    const stop = new AbortController();
    const commitment = commitmentOf(scenario, caseScenarios(scenario));
    if (commitment === undefined) throw new Error('not taken');
    let plans = 0;
    const found = await planCommitments(commitment, highs(), {
      signal: stop.signal,
      onProgress: () => {
        plans++;
        stop.abort();
      },
    });
    expect(plans).toBe(1);
    expect(found?.isFinished).toBe(false);
    expect(found?.plan).toBeDefined();
    expect(found?.atLeastUsdPerHour).toBeGreaterThanOrEqual(0);
  });
});
