import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { availabilityGrid } from './availability-grid.ts';
import { availabilityText } from './availability-text.ts';
import { availabilities, gridNames, publishedGpus, replicaSizes, requestTypes, traces } from './index.ts';

const file = new URL('../grids/availability.yaml', import.meta.url);
const golden = new URL('../../../../shared/data/reference/milp_golden.json', import.meta.url);

describe('the file of the availability grid', () => {
  test('is what the facts generate: run `pnpm --filter @fleetmix/catalog generate` after changing one', () => {
    expect(readFileSync(file, 'utf8')).toBe(availabilityText(availabilityGrid()));
  });

  test('holds the same data as the grid built in memory, to the last digit', () => {
    expect(parse(readFileSync(file, 'utf8'))).toEqual(availabilityGrid());
  });

  test('there is one for each name of a bundled grid', () => {
    for (const name of gridNames) expect(existsSync(new URL(`../grids/${name}.yaml`, import.meta.url))).toBe(true);
  });
});

describe('the availability grid', () => {
  const { scenario, axes } = availabilityGrid();

  test('offers every GPU type in every size, the price growing with the GPUs', () => {
    expect(scenario.offers).toHaveLength(publishedGpus.length * replicaSizes.length);
    expect(scenario.offers.find(({ name }) => name === 'H100_x8')).toMatchObject({
      gpusPerReplica: 8,
      usdPerHour: 23.92,
    });
  });

  test('gives a class that does not fit into one GPU a capacity of 0, however many GPUs a replica has', () => {
    const small = scenario.offers.filter(({ gpu }) => gpu === 'RTX_4090');
    expect(small.map(({ capacity }) => [capacity[5], capacity[8]])).toEqual(replicaSizes.map(() => [0, 0]));
  });

  test('gives capacities free of binary noise where the number is a short decimal', () => {
    expect(scenario.offers.find(({ name }) => name === 'A100_80G_x8')?.capacity[3]).toBe(67.2);
    expect(scenario.offers.find(({ name }) => name === 'A40_x1')?.capacity[2]).toBe(43.2 / 14);
  });

  test('stocks 150 GPUs for each card of the publication', () => {
    expect(axes.availability[0]?.stock).toMatchObject({ RTX_4090: 2400, A40: 1800 });
  });

  test('names a share for every class, and the shares add up to 1', () => {
    for (const { shares } of axes.trace) {
      expect(shares).toHaveLength(scenario.workload.classes.length);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });
});

describe.skipIf(!existsSync(golden))(
  'the facts against the record of the published run (skipped: record absent)',
  () => {
    const record = existsSync(golden) ? JSON.parse(readFileSync(golden, 'utf8')) : {};

    test('prices, memory, and compute of the GPUs', () => {
      const facts = publishedGpus.map(({ name, usdPerHour, memoryGB, computeTflops }) => [
        name,
        { price: usdPerHour, memory: memoryGB, compute: computeTflops },
      ]);
      expect(Object.fromEntries(facts)).toEqual(record.gpu_specs);
    });

    test('needs of the request types', () => {
      const needs = requestTypes.map(({ memoryGB, compute }) => ({ mem_req: memoryGB, comp_req: compute }));
      expect(needs).toEqual(Object.values(record.type_specs));
    });

    test('speed-ups, traces, and availabilities', () => {
      expect(Object.fromEntries(replicaSizes.map(({ gpus, speedUp }) => [gpus, speedUp]))).toEqual(record.speedup);
      expect(Object.fromEntries(traces.map(({ name, shares }) => [name, shares]))).toEqual(record.trace);
      const cards = Object.fromEntries(availabilities.map(({ name, cards }) => [`${name} `, cards]));
      expect(cards).toEqual(record.avail_cards_before_x150);
    });
  },
);
