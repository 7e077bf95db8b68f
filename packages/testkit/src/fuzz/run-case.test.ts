import type { Scenario } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { type CategoryName, categories } from './categories.ts';
import { drawCase, runCase } from './run-case.ts';

const names = Object.keys(categories) as CategoryName[];

describe.each(names)('a case of category %s', (category) => {
  it('is the same each time, and another for another number', async () => {
    const looked: Scenario[] = [];
    const look = async (scenario: Scenario) => {
      looked.push(scenario);
      return undefined;
    };
    await runCase({ category, seed: 3, number: 8 }, look);
    await runCase({ category, seed: 3, number: 9 }, look);
    expect(drawCase({ category, seed: 3, number: 8 })).toEqual(looked[0]);
    expect(drawCase({ category, seed: 3, number: 9 })).toEqual(looked[1]);
    expect(looked[0]).not.toEqual(looked[1]);
  });

  it('that fails is shrunk as long as it fails alike', async () => {
    const failureOf = async ({ workload, offers }: Scenario) =>
      offers.length > 1 ? { kind: workload.classes.length > 2 ? 'many' : 'few' } : undefined;
    const number = Array.from({ length: 100 }, (_, at) => at).find((at) => {
      const { offers, workload } = drawCase({ category, seed: 1, number: at });
      return offers.length > 3 && workload.classes.length > 4;
    }) as number;
    const failed = await runCase({ category, seed: 1, number }, failureOf);
    expect(failed?.failure.kind).toBe('many');
    expect(failed?.scenario.offers).toHaveLength(2);
    expect(failed?.scenario.workload.classes).toHaveLength(3);
  });
});

function isWide(values: ArrayLike<number>): boolean {
  return Math.max(...Array.from(values)) > 1e3 * Math.min(...Array.from(values));
}

/** Every category, and how often its scenarios have what it is about. */
const marks: readonly (readonly [CategoryName, number, (scenario: Scenario) => boolean])[] = [
  ['limits', 0.8, ({ offers }) => offers.some((offer) => offer.minReplicas ?? offer.maxReplicas)],
  ['shared-stock', 0.5, ({ offers }) => new Set(offers.map(({ gpusPerReplica }) => gpusPerReplica)).size > 1],
  ['forbidden-cells', 0.8, ({ capacity }) => capacity.includes(0)],
  ['slices', 1, ({ options }) => options.slices !== 'none'],
  ['ties', 0.8, ({ capacity }) => new Set(capacity).size < capacity.length],
  ['degenerate', 0.3, ({ workload }) => workload.classes.some(({ demand }) => demand === 0)],
  [
    'badly-scaled',
    0.4,
    ({ capacity, offers }) => isWide(capacity) || isWide(offers.map(({ usdPerHour }) => usdPerHour)),
  ],
  ['bin-packing', 1, ({ options }) => options.slices === 1],
  ['headroom', 1, ({ options }) => options.headroom > 0],
  ['several-parts', 0.5, ({ offers, capacity }) => offers.length > 1 && capacity.includes(0)],
  ['impossible', 0.8, ({ stock }) => stock.size > 0],
];

it.each(marks)('scenarios of category %s have its mark, in at least %d of the cases', (category, share, has) => {
  const drawn = Array.from({ length: 200 }, (_, number) => drawCase({ category, seed: 1, number }));
  expect(drawn.filter(has).length).toBeGreaterThanOrEqual(share * drawn.length);
});
