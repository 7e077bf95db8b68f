import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gpus } from '../gpus/gpus.ts';
import { usdPerGpuHour } from './price.ts';
import { prices } from './prices.ts';

describe('the table of prices', () => {
  test('has as many as the documents say, of 15 providers, of every segment', () => {
    expect(prices).toHaveLength(317);
    expect(new Set(prices.map(({ provider }) => provider)).size).toBe(15);
    expect(new Set(prices.map(({ segment }) => segment)).size).toBe(3);
  });

  test('names known GPUs, whole numbers of them, a price above 0, and a day and source for each', () => {
    const known = new Set(gpus.map(({ id }) => id));
    for (const price of prices) {
      expect(known.has(price.gpu), price.gpu).toBe(true);
      expect(Number.isInteger(price.gpuCount) && price.usdPerHour > 0).toBe(true);
      expect(price.asOf).toBe(price.source.date);
      expect(price.source.url).toMatch(/^https:/);
    }
  });

  test('marks the listing whose price nobody should believe', () => {
    expect(prices.filter(({ verified }) => !verified)).toMatchObject([{ provider: 'RunPod Community', gpu: 'MI300X' }]);
  });

  test('sells single GPUs one at a time, and Oracle only whole machines', () => {
    expect(prices.filter(({ sells, gpuCount }) => sells === 'gpu' && gpuCount !== 1)).toEqual([]);
    const oracle = prices.find(({ sku }) => sku === 'BM.GPU.H100.8');
    expect(oracle).toMatchObject({ gpuCount: 8, usdPerHour: 80, sells: 'instance' });
  });
});

const folder = new URL('../../../../../shared/data/prices/', import.meta.url);
const absent = !existsSync(folder);

interface Fact {
  readonly [column: string]: string;
}

/** No field of these files is quoted. */
function rowsOf(name: string): readonly Fact[] {
  if (absent) return [];
  const [header = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, column) => [columns[column], cell])));
}

/** A price by what it is asked for, each GPU's share of it to four digits. */
function key(provider = '', pricing = '', gpu = '', region = '', asOf = '', usd = 0): string {
  return [provider, pricing.replace('_', '-'), gpu, region.replace('global', ''), asOf, usd.toFixed(3)].join(' ');
}

describe.skipIf(absent)('the table against the facts it was typed from (skipped: ../shared/data is not there)', () => {
  const ours = prices.map((price) =>
    key(price.provider, price.pricing, price.gpu, price.region, price.asOf, usdPerGpuHour(price)),
  );

  test('has every row of the snapshot and of the AWS list whose accelerator is in the catalog, and no other', () => {
    const snapshot = rowsOf('gpu_prices_snapshot.csv').map((row) =>
      key(row['provider'], row['pricing'], row['gpu'], row['region'], row['as_of'], perGpu(row)),
    );
    const aws = rowsOf('aws_us-east-1_ondemand.csv')
      .filter(({ gpu }) => gpus.some(({ id }) => id === gpu))
      .map((row) => key('AWS', 'on-demand', row['gpu'], row['region'], row['as_of'], perGpu(row)));
    expect(ours.toSorted()).toEqual([...snapshot, ...aws].toSorted());
  });
});

function perGpu(row: Fact): number {
  return Number(row['usd_per_hour']) / Number(row['gpu_count']);
}
