import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Price } from '../prices/price.ts';
import { prices } from '../prices/prices.ts';
import { selectPrices } from '../prices/select-prices.ts';
import { offersOf } from './offers-of.ts';
import { rentables } from './rentables.ts';

const source = { title: 'test' };
const instance: Price = {
  provider: 'AWS',
  segment: 'hyperscaler',
  pricing: 'on-demand',
  gpu: 'H100-SXM',
  gpuCount: 8,
  usdPerHour: 55.04,
  sells: 'instance',
  region: 'us-east-1',
  sku: 'p5.48xlarge',
  asOf: '2026-09-29',
  source,
  verified: true,
};
const single: Price = {
  provider: 'RunPod Secure',
  pricing: 'on-demand',
  gpu: 'H100-SXM',
  gpuCount: 1,
  usdPerHour: 3.99,
  sells: 'gpu',
  source,
  verified: true,
};

describe('offersOf', () => {
  test('rents an instance whole, and offers it once for each way to divide it into engines', () => {
    const offers = offersOf([instance]);
    expect(offers.map(({ offer }) => offer.name)).toEqual([
      'aws/us-east-1/p5.48xlarge/8xtp1',
      'aws/us-east-1/p5.48xlarge/4xtp2',
      'aws/us-east-1/p5.48xlarge/2xtp4',
      'aws/us-east-1/p5.48xlarge/1xtp8',
    ]);
    expect(offers[2]).toMatchObject({
      offer: { gpu: 'H100-SXM', gpusPerReplica: 8, usdPerHour: 55.04, provider: 'AWS', region: 'us-east-1' },
      rentable: { isWholeInstance: true },
      layout: { gpusPerEngine: 4, engines: 2 },
    });
  });

  test('offers GPUs that are sold one by one 1, 2, 4 and 8 in a machine, with one engine over all of them', () => {
    expect(offersOf([single]).map(({ offer, layout }) => [offer.name, offer.usdPerHour, layout])).toEqual([
      ['runpod-secure/H100-SXM-x1', 3.99, { gpusPerEngine: 1, engines: 1 }],
      ['runpod-secure/H100-SXM-x2', 7.98, { gpusPerEngine: 2, engines: 1 }],
      ['runpod-secure/H100-SXM-x4', 15.96, { gpusPerEngine: 4, engines: 1 }],
      ['runpod-secure/H100-SXM-x8', 31.92, { gpusPerEngine: 8, engines: 1 }],
    ]);
  });

  test('pays for GPUs that an engine cannot use', () => {
    const six = offersOf([{ ...instance, gpuCount: 6, sku: 'inf2.24xlarge' }]);
    expect(six.map(({ layout }) => layout)).toEqual([
      { gpusPerEngine: 1, engines: 6 },
      { gpusPerEngine: 2, engines: 3 },
      { gpusPerEngine: 4, engines: 1 },
    ]);
    expect(new Set(six.map(({ offer }) => offer.gpusPerReplica))).toEqual(new Set([6]));
  });

  test('keeps on-demand, spot and reserved apart', () => {
    const spot: Price = { ...instance, pricing: 'spot', usdPerHour: 20 };
    const reserved: Price = { ...instance, pricing: 'reserved', usdPerHour: 40 };
    expect(rentables([instance, spot, reserved]).map(({ name, pricing }) => [name, pricing])).toEqual([
      ['aws/us-east-1/p5.48xlarge', 'on-demand'],
      ['aws/us-east-1/p5.48xlarge/spot', 'spot'],
      ['aws/us-east-1/p5.48xlarge/reserved', 'reserved'],
    ]);
  });

  test('keeps commitments of different lengths apart, each at its newest price', () => {
    const year: Price = { ...instance, pricing: 'reserved', usdPerHour: 40, commitmentMonths: 12 };
    const years: Price = { ...year, usdPerHour: 30, commitmentMonths: 36 };
    const older: Price = { ...years, usdPerHour: 20, asOf: '2026-01-01' };
    expect(rentables([year, years, older]).map(({ name, usdPerHour }) => [name, usdPerHour])).toEqual([
      ['aws/us-east-1/p5.48xlarge/reserved-12-months', 40],
      ['aws/us-east-1/p5.48xlarge/reserved-36-months', 30],
    ]);
  });
});

describe('rentables', () => {
  test('takes the newest price of a thing, though an older one was lower, and one without a day before all', () => {
    const older: Price = { ...instance, usdPerHour: 40, asOf: '2026-01-01' };
    expect(rentables([older, instance]).map(({ usdPerHour }) => usdPerHour)).toEqual([55.04]);
    const { asOf: _, ...today } = { ...instance, usdPerHour: 60 };
    expect(rentables([older, instance, today]).map(({ usdPerHour }) => usdPerHour)).toEqual([60]);
  });

  test('takes the cheapest of instances with the same GPUs, each at its own newest price', () => {
    const larger: Price = { ...instance, sku: 'p5.larger', usdPerHour: 50, asOf: '2026-07-01' };
    expect(rentables([instance, larger])).toMatchObject([{ name: 'aws/us-east-1/p5.larger', usdPerHour: 50 }]);
  });

  test('of the catalog take every g6e in one region down to one a GPU count', () => {
    const found = rentables(selectPrices(prices, { providers: ['aws'], regions: ['us-east-1'], gpus: ['l40s'] }));
    expect(found.map(({ name }) => name).toSorted()).toEqual([
      'aws/us-east-1/g6e.12xlarge',
      'aws/us-east-1/g6e.48xlarge',
      'aws/us-east-1/g6e.xlarge',
    ]);
  });

  const someOf = fc.subarray([...prices]);

  test('has no two of one name, and none that costs more than another of the same GPUs in the same place', () => {
    fc.assert(
      fc.property(someOf, (some) => {
        const offers = offersOf(some);
        expect(new Set(offers.map(({ offer }) => offer.name)).size).toBe(offers.length);
        const places = rentables(some).map((one) =>
          [one.provider, one.region, one.pricing, one.gpu, one.gpuCount].join(),
        );
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: 50 },
    );
  });

  test('does not depend on the order of the prices', () => {
    const sorted = (some: readonly Price[]) =>
      rentables(some)
        .map(({ name, usdPerHour }) => `${name} ${usdPerHour}`)
        .toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray([...prices]), (some) => {
        expect(sorted(some)).toEqual(sorted(some.toSorted((a, b) => a.usdPerHour - b.usdPerHour)));
      }),
      { numRuns: 50 },
    );
  });

  test('gives every engine GPUs of the machine, and no machine more engines than it has GPUs for', () => {
    for (const { layout, offer } of offersOf(prices)) {
      expect(layout.engines).toBeGreaterThan(0);
      expect(layout.engines * layout.gpusPerEngine).toBeLessThanOrEqual(offer.gpusPerReplica);
    }
  });
});
