import { evaluate, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';

async function costOf(scenario: Scenario): Promise<number> {
  const result = await exact().plan(scenario, { relativeGap: 1e-4 });
  if (result.status !== 'planned') throw new Error(JSON.stringify(result));
  const judged = evaluate(scenario, result.plan);
  expect(judged.violations).toEqual([]);
  return judged.usdPerHour;
}

function columns({ offers, capacity, workload }: Scenario): number {
  const width = workload.classes.length;
  return new Set(offers.map((_, row) => capacity.subarray(row * width, (row + 1) * width).join())).size;
}

describe('a generated catalogue', () => {
  test('is the same for the same seed, and another for another', () => {
    const settings = { offers: 64, classes: 36, seed: 1 };
    expect(catalogue(settings)).toEqual(catalogue(settings));
    expect(catalogue(settings)).not.toEqual(catalogue({ ...settings, seed: 2 }));
  });

  test.each([16, 64, 256, 1024])('of %d offers can be planned, and its stock binds', async (offers) => {
    const scenario = catalogue({ offers, classes: 100, seed: 1 });
    const free = await costOf({ ...scenario, stock: new Map() });
    expect(await costOf(scenario)).toBeGreaterThan(1.02 * free);
  });

  test('has about as many distinct throughput columns as GPU types in sizes, or one an offer', () => {
    const merged = columns(catalogue({ offers: 1024, classes: 36, seed: 1 }));
    expect(merged).toBeGreaterThanOrEqual(50);
    expect(merged).toBeLessThanOrEqual(60);
    expect(columns(catalogue({ offers: 256, classes: 36, seed: 1, distinct: true }))).toBe(256);
  });
});
