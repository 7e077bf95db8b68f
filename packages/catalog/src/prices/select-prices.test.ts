import { describe, expect, test } from 'vitest';
import { usdPerGpuHour } from './price.ts';
import { prices } from './prices.ts';
import { cheapestFirst, selectPrices } from './select-prices.ts';

describe('selectPrices', () => {
  test('lets everything through where nothing is asked', () => {
    expect(selectPrices(prices, {})).toEqual(prices);
  });

  test('takes short names of providers, and beginnings for several of them', () => {
    const providers = (names: readonly string[]) => [
      ...new Set(selectPrices(prices, { providers: names }).map(({ provider }) => provider)),
    ];
    expect(providers(['gcp'])).toEqual(['Google Cloud']);
    expect(providers(['runpod', 'OCI'])).toEqual(['Oracle Cloud', 'RunPod Community', 'RunPod Secure']);
  });

  test('takes the beginning of a region, and prices that hold everywhere', () => {
    const found = selectPrices(prices, { regions: ['us-east'], gpus: ['h100-sxm'] });
    expect(new Set(found.map(({ region }) => region))).toEqual(new Set(['us-east-1', undefined]));
  });

  test('takes a GPU in every form where the name leaves it open', () => {
    const gpus = (names: readonly string[]) => [
      ...new Set(selectPrices(prices, { gpus: names }).map(({ gpu }) => gpu)),
    ];
    expect(gpus(['h100']).toSorted()).toEqual(['H100-NVL', 'H100-PCIe', 'H100-SXM']);
    expect(gpus(['l4'])).toEqual(['L4']);
    expect(gpus(['a100 80gb']).toSorted()).toEqual(['A100-80GB-PCIe', 'A100-80GB-SXM']);
    expect(gpus(['mi300'])).toEqual(['MI300X']);
  });

  test('meets every condition at once', () => {
    const found = selectPrices(prices, { segments: ['neocloud'], pricings: ['spot'], gpus: ['a100'] });
    expect(found.length).toBeGreaterThan(2);
    for (const { segment, pricing, gpu } of found) {
      expect([segment, pricing, gpu.startsWith('A100')]).toEqual(['neocloud', 'spot', true]);
    }
  });

  test('leaves out on demand what nobody should believe', () => {
    const cheapest = (verified?: true) =>
      cheapestFirst(
        selectPrices(prices, { gpus: ['mi300x'], pricings: ['on-demand'], ...(verified && { verified }) }),
      )[0];
    expect(cheapest()?.usdPerHour).toBe(0.5);
    expect(cheapest(true)).toMatchObject({ provider: 'RunPod Secure', usdPerHour: 2.39 });
  });

  test('suggests a name where none of the prices has it', () => {
    expect(() => selectPrices(prices, { providers: ['azur3'] })).toThrow('Did you mean "Azure"?');
    expect(() => selectPrices(prices, { regions: ['moon'] })).toThrow(
      'none of the prices is of a region called "moon"',
    );
    expect(() => selectPrices(prices, { gpus: ['h1oo'] })).toThrow('no GPU is called "h1oo"');
  });
});

test('cheapestFirst sorts by what one GPU costs', () => {
  const each = cheapestFirst(selectPrices(prices, { gpus: ['h100'] })).map(usdPerGpuHour);
  expect(each).toEqual(each.toSorted((a, b) => a - b));
  expect(each[0]).toBe(1.2899);
});
