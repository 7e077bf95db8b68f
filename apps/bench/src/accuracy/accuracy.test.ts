import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { engines } from '@fleetmix/profiles';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { readFacts } from './facts.ts';
import { choices } from './ranking.ts';
import { readMeasurements, repeatedSets } from './sets.ts';
import { type SetErrors, summarise } from './summary.ts';

const shared = resolve(import.meta.dirname, '../../../../../shared/data');
const absent = !existsSync(shared);

/** Median errors that the README of profiles states, and a little for rounding. Those asked for are in brackets. */
const stated: readonly (readonly [
  set: string,
  metric: SetErrors['metric'],
  split: string,
  part: string,
  most: number,
])[] = [
  ['measured_agg_dense_models', 'tpot', 'kind', 'dense', 0.07], // (0.15)
  ['measured_agg_ttft_tpot', 'tpot', 'kind', 'mixture of experts', 0.165], // (0.2)
  ['argonne_llm_inference_bench', 'throughput', 'engine', 'trtllm-2024', 0.085], // (0.12)
  ['argonne_llm_inference_bench', 'throughput', 'engine', 'vllm-2024', 0.07], // (0.15)
  ['argonne_llm_inference_bench', 'throughput', 'engine', 'vllm-2024-rocm', 0.11], // (0.15)
  ['trtllm_v1.0_max_throughput', 'throughput', 'engine', 'trtllm', 0.165], // (0.2)
  ['splitwise_perf_model', 'tpot', 'engine', 'vllm-2023', 0.08],
];

describe.skipIf(absent)('accuracy (skipped: ../shared/data is not there)', () => {
  const facts = absent ? undefined : readFacts(shared);
  const rows = facts === undefined ? [] : readMeasurements(resolve(shared, 'profiles/validation'), facts);
  const compared = compare(rows, engines);
  const chosen = facts === undefined ? [] : choices(compared, facts);
  const sets = summarise(compared, chosen);

  test.each(stated)(
    '%s: the median error of %s for %s %s is no worse than stated',
    (set, metric, split, part, most) => {
      const errors = sets.find((one) => one.set === set && one.metric === metric)?.by[split]?.[part];
      expect(errors?.medianError).toBeLessThanOrEqual(most);
    },
  );

  test('the cheapest GPU is found for 85 % of the sizes', () => {
    const cheapest = chosen.filter(({ order, row }) => order === 'cheapest' && !repeatedSets.has(row.set));
    expect(cheapest.length).toBeGreaterThan(400);
    expect(cheapest.filter(({ right }) => right).length / cheapest.length).toBeGreaterThanOrEqual(0.85);
  });

  test('every row that is known has an estimate or counts as all wrong', () => {
    const measured = rows.filter((row) => row.measured.tpot !== undefined).length;
    const counted = sets.filter(({ metric }) => metric === 'tpot').reduce((sum, one) => sum + one.rows, 0);
    expect(counted).toBe(measured);
  });
});

test('a folder without any of the files has no rows', () => {
  const nothing = { accelerators: new Map(), shapes: new Map(), usdPerHour: new Map() };
  expect(readMeasurements(import.meta.dirname, nothing)).toEqual([]);
});
