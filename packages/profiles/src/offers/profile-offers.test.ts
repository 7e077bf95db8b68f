import { expect, it } from 'vitest';
import type { Accelerator } from '../accelerator.ts';
import { capacity } from '../estimate/capacity.ts';
import { engines } from '../estimate/engines.ts';
import type { ModelShape } from '../model-shape.ts';
import type { Candidate } from './candidate.ts';
import { profileOffers } from './profile-offers.ts';

const shape: ModelShape = {
  id: 'llama',
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  intermediate: 14_336,
  vocab: 128_256,
  maxContextTokens: 16_384,
  tied: false,
  nativePrecision: 'bf16',
};
const h100: Accelerator = {
  id: 'H100-SXM',
  memoryGB: 80,
  memoryBandwidthGBps: 3350,
  denseTflops: { bf16: 989, fp8: 1979 },
  nvlinkGBps: 900,
};
const l4: Accelerator = { id: 'L4', memoryGB: 24, memoryBandwidthGBps: 300, denseTflops: { bf16: 121 }, pcieGBps: 64 };
const recipe = { shape, engine: engines.vllm };
const chat = { inputTokens: 500, outputTokens: 100 };
const on = (accelerator: Accelerator, gpusPerEngine = 1, count = 1): Candidate => ({
  accelerator,
  layout: { gpusPerEngine, engines: count },
});

it('a machine sustains as many times what one engine does as it has engines', () => {
  const slo = { ttftMs: 1000, tpotMs: 50 };
  const { offers } = profileOffers(recipe, [on(h100), on(h100, 1, 8), on(h100, 2, 4)], [{ size: chat, slo }]);
  const [one, eight, pairs] = offers.map((offer) => offer.capacity[0] as number) as [number, number, number];
  expect(one).toBe(capacity({ ...recipe, accelerator: h100 }, chat, slo).requestsPerSecond);
  expect(eight).toBeCloseTo(8 * one, 9);
  expect(pairs).toBeCloseTo(
    4 * capacity({ ...recipe, accelerator: h100, tensorParallel: 2 }, chat, slo).requestsPerSecond,
    9,
  );
  expect(offers.map(({ sources }) => sources)).toEqual([['estimated'], ['estimated'], ['estimated']]);
});

it('a class that everything is too slow for is given wider targets, which the fastest then meets', () => {
  const long = { inputTokens: 12_000, outputTokens: 100 };
  const slo = { ttftMs: 100, tpotMs: 50 };
  const { offers, relaxed, slos, unservable } = profileOffers(
    recipe,
    [on(l4), on(h100)],
    [
      { size: chat, slo },
      { size: long, slo },
    ],
  );
  expect(unservable).toEqual([]);
  expect(relaxed).toHaveLength(1);
  const [{ requestClass, best, slo: wider }] = relaxed as [(typeof relaxed)[number]];
  expect([requestClass, best.candidate]).toEqual([1, 1]);
  expect(wider.ttftMs).toBe(Math.ceil(2 * best.ttftMs));
  expect(wider.tpotMs).toBe(50);
  expect(slos).toEqual([slo, wider]);
  expect(offers[1]?.capacity[1]).toBeGreaterThan(0);
});

it('what nothing serves whatever the targets is named with the reason of the largest machine', () => {
  const slo = { ttftMs: 1000 };
  const beyond = { inputTokens: 16_000, outputTokens: 1000 };
  const { unservable } = profileOffers(recipe, [on(l4), on(h100)], [{ size: beyond, slo }]);
  expect(unservable).toEqual([
    { requestClass: 0, reason: '1 x H100-SXM: llama takes 16384 tokens at most, and the request has 17000.' },
  ]);
});

it('what is known goes before the estimate, with its own source', () => {
  const slo = { ttftMs: 1000 };
  const { offers } = profileOffers(recipe, [on(h100, 1, 2), on(l4)], [{ size: chat, slo }], ({ accelerator }) =>
    accelerator === h100 ? { requestsPerSecond: 7, source: 'measured' } : undefined,
  );
  expect(offers.map(({ capacity, sources }) => [capacity[0], sources[0]])).toEqual([
    [14, 'measured'],
    [expect.any(Number), 'estimated'],
  ]);
});

it('a measured 0 is no capacity, whatever the estimate says', () => {
  const slo = { ttftMs: 1000 };
  const { offers, relaxed } = profileOffers(recipe, [on(h100)], [{ size: chat, slo }], () => ({
    requestsPerSecond: 0,
    source: 'measured',
  }));
  expect(relaxed).toEqual([]);
  expect(offers[0]?.capacity[0]).toBe(0);
  expect(offers[0]?.reasons[0]).toContain('measured');
});

it.each([
  [{ ...l4, computeCapability: '7.5' }, 1, /compute capability 8.0/],
  [{ ...l4, vendor: 'Google' }, 1, /accelerators of Google/],
  [{ ...l4, denseTflops: { fp8: 242 } }, 1, /no bf16 figure/],
  [h100, 3, /32 attention heads cannot be divided over 3 GPUs/],
])('engines that cannot be built say why', (accelerator, gpusPerEngine, reason) => {
  const { offers } = profileOffers(recipe, [on(accelerator, gpusPerEngine)], [{ size: chat, slo: {} }]);
  expect(offers[0]?.capacity[0]).toBe(0);
  expect(offers[0]?.reasons[0]).toMatch(reason);
});

it('TensorRT-LLM is not estimated on AMD', () => {
  const amd = { ...h100, id: 'MI300X', vendor: 'AMD' };
  const { offers } = profileOffers({ ...recipe, engine: engines.trtllm }, [on(amd)], [{ size: chat, slo: {} }]);
  expect(offers[0]?.reasons[0]).toMatch(/NVIDIA only/);
});
