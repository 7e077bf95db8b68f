import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readMeasurements } from '../import/read-measurements.ts';
import { capacityTable } from './capacity-table.ts';

const folder = new URL('../../../../../shared/data/profiles/samples/', import.meta.url);
const name = 'aibrix_simulator-llama2-7b-a100';

test.skipIf(!existsSync(folder))(
  "AIBrix's benchmark gives the capacities of the profile that AIBrix made of it (skipped without shared data)",
  () => {
    const lines = gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, folder))).toString();
    const profile = readMeasurements(readFileSync(new URL(`${name}.json`, folder), 'utf8'), 'profile').tables[0];
    const own = capacityTable(readMeasurements(lines, 'benchmark').measurements, profile?.slo ?? {});
    const held = own.points.filter(({ requestsPerSecond }) => requestsPerSecond > 0);
    const plain = ({ inputTokens, outputTokens, requestsPerSecond }: (typeof held)[number]) => ({
      inputTokens,
      outputTokens,
      requestsPerSecond,
    });
    expect(profile?.points).toHaveLength(34);
    expect(held.map(plain)).toEqual(expect.arrayContaining([...(profile?.points ?? [])]));
    expect([held.length, own.points.length]).toEqual([34, 40]);
  },
);
