import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prices as bundled } from '../prices.ts';
import { readPrices } from './read-prices.ts';

describe('readPrices on a table of one’s own', () => {
  test('reads the columns in any order, and names, cases and spellings as people write them', async () => {
    const { prices, format } = await readPrices(
      [
        'usd_per_hour,GPU Count,gpu,provider,Pricing,region,sku,asOf,segment',
        '55.04,8,h100,aws,on_demand,us-east-1,p5.48xlarge,2026-11-01,',
        '$1.99,1,A100 80GB PCIe,Our Rack,reserved,,,,neocloud',
      ].join('\n'),
      'own.csv',
    );
    expect(format).toBe('own');
    expect(prices).toEqual([
      {
        provider: 'AWS',
        segment: 'hyperscaler',
        pricing: 'on-demand',
        gpu: 'H100-SXM',
        gpuCount: 8,
        usdPerHour: 55.04,
        sells: 'instance',
        region: 'us-east-1',
        sku: 'p5.48xlarge',
        asOf: '2026-11-01',
        source: { title: 'own.csv' },
        verified: true,
      },
      {
        provider: 'Our Rack',
        segment: 'neocloud',
        pricing: 'reserved',
        gpu: 'A100-80GB-PCIe',
        gpuCount: 1,
        usdPerHour: 1.99,
        sells: 'gpu',
        source: { title: 'own.csv' },
        verified: true,
      },
    ]);
  });

  test('reads semicolons, a byte order mark and quoted fields', async () => {
    const { prices } = await readPrices('\uFEFFprovider;gpu;gpuCount;usdPerHour;note\nus;l4;1;0.5;"a; b"\n');
    expect(prices).toMatchObject([{ gpu: 'L4', note: 'a; b' }]);
  });

  test('skips rows that it cannot use, and says which lines and why', async () => {
    const { prices, skipped, unreadColumns } = await readPrices(
      [
        'provider,gpu,gpuCount,usdPerHour,pricing,colour',
        'a,l4,1,0.5,,red',
        'a,h10,1,0.5,,',
        'a,l4,0,0.5,,',
        '',
        'a,l4,1,NaN,,',
        'a,l4,1,-1,,',
        'a,l4,1,0.5,monthly,',
        ',l4,1,0.5,,',
        'a,h10,2,0.5,,',
      ].join('\n'),
    );
    expect(prices).toHaveLength(1);
    expect(unreadColumns).toEqual(['colour']);
    expect(skipped).toEqual([
      {
        reason: '"h10" is not a GPU of the catalog. Did you mean "H100-PCIe" or "H100-NVL" or "H100-SXM"?',
        lines: [3, 10],
      },
      { reason: 'gpuCount must be a whole number of 1 or more, not "0"', lines: [4] },
      { reason: 'usdPerHour must be a price above 0, not "NaN"', lines: [6] },
      { reason: 'usdPerHour must be a price above 0, not "-1"', lines: [7] },
      { reason: 'pricing must be on-demand, spot or reserved, not "monthly"', lines: [8] },
      { reason: 'no provider is named', lines: [9] },
    ]);
  });

  test('keeps what a row says of its source, and whether one should believe it', async () => {
    const { prices, unreadColumns } = await readPrices(
      'provider,gpu,gpuCount,usdPerHour,usdPerGpuHour,asOf,verified,source,sourceUrl\nus,l4,1,0.5,0.5,2026-10-01,false,a list,https://us\n',
    );
    const source = { title: 'a list', url: 'https://us', date: '2026-10-01' };
    expect(prices).toMatchObject([{ verified: false, source }]);
    expect(unreadColumns).toEqual([]);
    await expect(readPrices('provider,gpu,gpuCount,usdPerHour,verified\nus,l4,1,1,perhaps')).rejects.toThrow(
      'verified must be true or false, not "perhaps"',
    );
  });

  test('reads the term of a reserved price, which no other price has', async () => {
    const { prices, skipped } = await readPrices(
      'provider,gpu,gpuCount,usdPerHour,pricing,commitmentMonths\nus,l4,1,0.5,reserved,12\nus,l4,1,0.7,,12\nus,l4,1,0.5,reserved,long\n',
    );
    expect(prices).toMatchObject([{ pricing: 'reserved', commitmentMonths: 12 }]);
    expect(skipped).toEqual([
      { reason: 'commitmentMonths must be a number above 0, of a reserved price, not "12"', lines: [3] },
      { reason: 'commitmentMonths must be a number above 0, of a reserved price, not "long"', lines: [4] },
    ]);
  });

  test('names the columns that are missing, and the near ones that are there', async () => {
    const reading = readPrices('providr,gpu,usdPerHour\na,l4,1', 'own.csv');
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow('provider: is not a column of the header. Did you mean "providr"?');
    await expect(reading).rejects.toThrow('gpuCount: is not a column of the header. Add it.');
  });

  test('refuses a file without a price, without a header, or with a quote that never ends', async () => {
    await expect(readPrices('provider,gpu,gpuCount,usdPerHour\na,l4,1,NaN')).rejects.toThrow(
      'line 2: usdPerHour must be a price above 0, not "NaN".',
    );
    await expect(readPrices('', 'own.csv')).rejects.toThrow('own.csv: is empty.');
    await expect(readPrices('provider,gpu,gpuCount,usdPerHour\na,"l4,1,1')).rejects.toThrow('Quote Not Closed');
  });
});

describe('readPrices on the catalog of SkyPilot', () => {
  const info = (name: string, count: number, size: number) =>
    `"{'Gpus': [{'Name': '${name}', 'Count': ${count}, 'MemoryInfo': {'SizeInMiB': ${size}}}]}"`;

  test('reads by header, whatever the order, with spot prices as prices of their own', async () => {
    const text = [
      'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Region,SpotPrice,Price,AvailabilityZone,GpuInfo',
      `1x_A100-80GB_SECURE,A100-80GB,1.0,8.0,117.0,US,1.2,1.39,US-CA-1,${info('A100 PCIe', 1, 80)}`,
      `1x_A100-80GB_SECURE,A100-80GB,1.0,8.0,117.0,US,1.1,1.49,US-TX-1,${info('A100 PCIe', 1, 80)}`,
      '2x_RTX4090_COMMUNITY,RTX4090,2.0,8.0,117.0,US,,0.68,US-TX-1,',
      '4x_H200_SECURE,H200,4.0,8.0,117.0,US,9.5,NaN,US-TX-1,',
      'cpu_only,,,8.0,117.0,US,,0.1,US-TX-1,',
      '1x_P100_SECURE,P100,1.0,8.0,117.0,US,,0.1,US-TX-1,',
    ].join('\n');
    const { format, prices, skipped } = await readPrices(text, 'catalogs/v8/runpod/vms.csv');
    expect(format).toBe('skypilot');
    expect(
      prices.map(({ provider, gpu, gpuCount, pricing, usdPerHour }) => [provider, gpu, gpuCount, pricing, usdPerHour]),
    ).toEqual([
      ['RunPod Secure', 'A100-80GB-PCIe', 1, 'on-demand', 1.39],
      ['RunPod Secure', 'A100-80GB-PCIe', 1, 'spot', 1.1],
      ['RunPod Community', 'RTX-4090', 2, 'on-demand', 0.68],
      ['RunPod Secure', 'H200-SXM', 4, 'spot', 9.5],
    ]);
    expect(skipped).toMatchObject([
      { reason: 'its price is absent or NaN', lines: [5] },
      { reason: 'no GPU', lines: [6] },
      { lines: [7] },
    ]);
    expect(skipped[2]?.reason).toContain('"P100" is not a GPU of the catalog.');
  });

  test('tells cards of one name apart by the instance and the memory, though it is not always that of one GPU', async () => {
    const text = [
      'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region',
      `1x-H100_NVL-32,H100,1,32,64,${info('H100', 1, 95_830)},2.08,0.00,"Bulgaria, BG, EU"`,
      `2x-H100_NVL-32,H100,2,32,64,${info('H100', 2, 191_660)},4.53,0.00,"Australia, AU, OC"`,
      `2x-H100_SXM-32,H100,2,32,64,${info('H100', 2, 163_118)},3.73,0.00,"Thailand, TH, AS"`,
      `2x-A100_SXM4-32,A100,2,32,64,${info('A100', 2, 81_920)},1.49,0.00,"Slovenia, SI, EU"`,
      `1x-A100_PCIE-32,A100,1,32,64,${info('A100', 1, 81_920)},0.87,0.00,"Oklahoma, US, NA"`,
      `8x-V100,V100,8,88,448,${info('V100', 8, 16_384)},6.32,0.00,x`,
      `8x-V100-32,V100,8,88,448,${info('V100', 8, 262_144)},6.32,0.00,x`,
      '4x-H200-32,H200,4,32,64,,10.59,0.00,", US, NA"',
    ].join('\n');
    const { prices, skipped } = await readPrices(text, 'vast/vms.csv');
    expect(prices.map(({ gpu }) => gpu)).toEqual([
      'H100-NVL',
      'H100-NVL',
      'H100-SXM',
      'A100-40GB-SXM',
      'A100-80GB-PCIe',
      'V100-SXM2-16GB',
      'V100-SXM2-32GB',
      'H200-SXM',
    ]);
    expect(prices[0]).toMatchObject({ provider: 'Vast.ai', segment: 'marketplace', region: 'Bulgaria, BG, EU' });
    expect(skipped).toEqual([]);
  });

  test('takes the names that clouds have for one card, and knows what kind of provider a cloud is', async () => {
    const text = [
      'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,Region,SpotPrice',
      'n3-A100x8-NVLink,A100-80G-PCIe-NVLink,8,252,1920,,11.2,CANADA-1,',
      'n3-H100x1,H100-80G-PCIe,1,28,180,,1.9,CANADA-1,',
      'n3-H100x8-NVLink,H100-80G-PCIe-NVLink,8,252,1440,,15.6,CANADA-1,',
      'n3-H100-SXM5x8,H100-80G-SXM5,8,192,1800,,19.2,CANADA-1,',
      'x,H100-NVLINK,1,1,1,,2,CANADA-1,',
    ].join('\n');
    const { prices, skipped } = await readPrices(text, 'v8/cudo/vms.csv');
    expect(prices.map(({ gpu }) => gpu)).toEqual(['A100-80GB-PCIe', 'H100-PCIe', 'H100-PCIe', 'H100-SXM']);
    expect(prices[0]).toMatchObject({ provider: 'Cudo Compute', segment: 'neocloud' });
    expect(skipped).toMatchObject([{ lines: [6] }]);
  });

  test('adds the host of Google up with its GPUs, zone by zone', async () => {
    const text = [
      'InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice',
      'a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-a,0.73948,0.36975',
      'a2-highgpu-8g,96.0,680.0,,,,us-central1,us-central1-a,5.91582,2.958',
      'g2-standard-4,4.0,16.0,,,,us-central1,us-central1-a,0.2,0.1',
      'g2-standard-8,8.0,32.0,,,,us-central1,us-central1-a,0.4,0.2',
      'n1-standard-1,1.0,3.75,,,,us-central1,us-central1-a,0.05,0.01',
      'n1-standard-8,8.0,30.0,,,,us-central1,us-central1-a,0.38,0.08',
      ',,,A100,1,A100,us-central1,us-central1-a,2.93391,1.46696',
      ',,,A100,8,A100,us-central1,us-central1-a,23.47128,NaN',
      ',,,L4,1,L4,us-central1,us-central1-a,0.56,0.22',
      ',,,T4,2,T4,us-central1,us-central1-a,0.7,0.28',
      ',,,H100,8,H100,us-central1,us-central1-a,78.4,30',
      ',,,tpu-v5p-8192,1,tpu-v5p-8192,us-east1,us-east1-d,17203.2,3423.0313',
    ].join('\n');
    const { prices, skipped } = await readPrices(text, 'gcp.csv');
    expect(prices.map(({ sku, pricing, usdPerHour }) => [sku, pricing, usdPerHour])).toEqual([
      ['a2-highgpu-1g', 'on-demand', 3.67339],
      ['a2-highgpu-1g', 'spot', 1.83671],
      ['a2-highgpu-8g', 'on-demand', 29.3871],
      ['g2-standard-4', 'on-demand', 0.76],
      ['g2-standard-4', 'spot', 0.32],
      ['n1-standard-8', 'on-demand', 1.08],
      ['n1-standard-8', 'spot', 0.36],
    ]);
    expect(prices[0]).toMatchObject({ provider: 'Google Cloud', segment: 'hyperscaler', gpu: 'A100-40GB-SXM' });
    expect(skipped.map(({ lines }) => lines)).toEqual([[12], [13]]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'no host for 8 x H100 in the zone',
      'slices of TPUs are not read',
    ]);
  });

  test('refuses a catalog in which every price is NaN', async () => {
    const text = 'InstanceType,AcceleratorName,AcceleratorCount,Price\nx,A100,8,NaN';
    await expect(readPrices(text, 'azure/vms.csv')).rejects.toThrow('line 2: its price is absent or NaN.');
  });
});

test('whatever stands in a file, readPrices gives prices above 0 or an InputError', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('h100', '8', '1.5', 'aws', 'spot', '"', 'NaN', '1e999', '-0', '__proto__', 'constructor'),
  );
  const header = fc.constantFrom(
    'provider,gpu,gpuCount,usdPerHour,pricing,verified',
    'InstanceType,AcceleratorName,AcceleratorCount,Price,SpotPrice',
  );
  const rows = fc.array(
    fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(header, rows, async (first, others) => {
      try {
        const { prices } = await readPrices([first, ...others].join('\n'));
        for (const { usdPerHour, gpuCount, pricing, verified } of prices) {
          expect(`${typeof pricing} ${typeof verified}`).toBe('string boolean');
          expect(usdPerHour > 0 && Number.isFinite(usdPerHour) && Number.isInteger(gpuCount)).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 200 },
  );
});

const snapshot = new URL('../../../../../../shared/data/prices/gpu_prices_snapshot.csv', import.meta.url);

describe.skipIf(!existsSync(snapshot))('readPrices on the snapshot (skipped: ../shared/data is not there)', () => {
  test('reads all of it, at the prices of the table', async () => {
    const { prices, skipped } = await readPrices(readFileSync(snapshot, 'utf8'), 'snapshot.csv');
    expect(skipped).toEqual([]);
    expect(prices).toHaveLength(263);
    const key = ({ provider, gpu, usdPerHour, gpuCount }: (typeof prices)[number]) =>
      `${provider} ${gpu} ${(usdPerHour / gpuCount).toFixed(3)}`;
    const known = new Set(bundled.map(key));
    expect(prices.filter((price) => !known.has(key(price)))).toEqual([]);
  });
});
