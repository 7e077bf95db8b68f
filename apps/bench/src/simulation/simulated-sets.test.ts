import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../accuracy/facts.ts';
import { type RunMetric, simulatedSets } from './simulated-sets.ts';

const shared = resolve(import.meta.dirname, '../../../../../shared/data');
const absent = !existsSync(shared);

const most: readonly (readonly [metric: RunMetric, error: number])[] = [
  ['e2e-mean', 0.1],
  ['ttft-p50', 0.15],
  ['tpot-p50', 0.15],
  ['ttft-p99', 0.3],
  ['tpot-p99', 0.3],
];

describe.skipIf(absent)('recorded runs of vLLM, replayed (skipped: ../shared/data is not there)', async () => {
  const sets = absent ? [] : await simulatedSets(resolve(shared, 'profiles/validation'), readFacts(shared));

  test.each(most)('%s is met to within %d by every run', (metric, error) => {
    const errors = sets.filter((one) => one.metric === metric).map(({ relativeError = 1 }) => Math.abs(relativeError));
    expect(errors.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...errors)).toBeLessThanOrEqual(error);
  });

  test('a run of a GPU that nobody knows is left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleetmix-'));
    writeFileSync(join(folder, 'vllm_requests_abacus_model.csv'), 'arrival_s,input_toks,output_toks\n0,1,1\n');
    writeFileSync(join(folder, 'vllm_meta_abacus_model.json'), '{"model":"Qwen/Qwen3-32B"}');
    expect(await simulatedSets(folder, readFacts(shared))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
