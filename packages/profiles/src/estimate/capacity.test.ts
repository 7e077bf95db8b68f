import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Accelerator } from '../accelerator.ts';
import type { ModelShape } from '../model-shape.ts';
import { capacity } from './capacity.ts';
import { efficiencyOf } from './efficiency-of.ts';
import { memoryOf } from './memory.ts';
import type { Replica } from './replica.ts';

const h100: Accelerator = {
  id: 'H100-SXM',
  memoryGB: 80,
  memoryBandwidthGBps: 3350,
  denseTflops: { bf16: 989, fp8: 1979 },
  nvlinkGBps: 900,
  pcieGBps: 128,
};

const llama: ModelShape = {
  id: 'meta-llama/Llama-3.1-8B-Instruct',
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  intermediate: 14_336,
  vocab: 128_256,
  maxContextTokens: 131_072,
  tied: false,
  nativePrecision: 'bf16',
};

const replica: Replica = { shape: llama, accelerator: h100 };
const slo = { ttftMs: 1000, tpotMs: 40 };
const tokens = fc.integer({ min: 1, max: 12_000 });

/** Rates are found to 1 in 1000. */
const found = 0.998;

test('a shorter request never lowers capacity', () => {
  fc.assert(
    fc.property(tokens, tokens, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (i, o, di, dO) => {
      const short = { inputTokens: Math.max(1, i - di), outputTokens: Math.max(1, o - dO) };
      const long = capacity(replica, { inputTokens: i, outputTokens: o }, slo).requestsPerSecond;
      expect(capacity(replica, short, slo).requestsPerSecond).toBeGreaterThanOrEqual(found * long);
    }),
  );
});

test('a GPU with faster memory, faster arithmetic or more memory never lowers capacity', () => {
  const factor = fc.double({ min: 1, max: 3, noNaN: true });
  fc.assert(
    fc.property(tokens, tokens, factor, factor, factor, (inputTokens, outputTokens, memory, reading, arithmetic) => {
      const faster: Accelerator = {
        ...h100,
        memoryGB: memory * h100.memoryGB,
        memoryBandwidthGBps: reading * h100.memoryBandwidthGBps,
        denseTflops: { bf16: 989 * arithmetic },
      };
      const size = { inputTokens, outputTokens };
      const with2 = { ...replica, accelerator: faster, efficiency: efficiencyOf(h100) };
      const slower = capacity(replica, size, slo).requestsPerSecond;
      expect(capacity(with2, size, slo).requestsPerSecond).toBeGreaterThanOrEqual(found * slower);
    }),
  );
});

test('a looser target never lowers capacity', () => {
  const looser = fc.double({ min: 1, max: 4, noNaN: true });
  fc.assert(
    fc.property(tokens, tokens, looser, looser, (inputTokens, outputTokens, first, next) => {
      const size = { inputTokens, outputTokens };
      const strict = capacity(replica, size, slo).requestsPerSecond;
      const loose = capacity(replica, size, { ttftMs: first * 1000, tpotMs: next * 40 }).requestsPerSecond;
      expect(loose).toBeGreaterThanOrEqual(found * strict);
    }),
  );
});

test('the latencies at the capacity are inside the target', () => {
  fc.assert(
    fc.property(tokens, tokens, (inputTokens, outputTokens) => {
      const sustained = capacity(replica, { inputTokens, outputTokens }, slo);
      if (!('at' in sustained)) return;
      expect(sustained.at.ttftMs).toBeLessThanOrEqual(slo.ttftMs);
      expect(sustained.at.tpotMs).toBeLessThanOrEqual(slo.tpotMs);
    }),
  );
});

test('more tensor parallel never raises memory per GPU', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 4), (tensorParallel) => {
      const one = memoryOf({ ...replica, tensorParallel });
      const two = memoryOf({ ...replica, tensorParallel: 2 * tensorParallel });
      expect(two.weightsGB + two.activationsGB).toBeLessThanOrEqual(one.weightsGB + one.activationsGB);
    }),
  );
});

test('a model that does not fit has no capacity, and the reason says what it needs', () => {
  const tiny = { ...h100, memoryGB: 16 };
  expect(capacity({ ...replica, accelerator: tiny }, { inputTokens: 100, outputTokens: 100 }, slo)).toMatchObject({
    requestsPerSecond: 0,
    reason: expect.stringContaining('16.1 GB of weights'),
  });
});

test('a target that a lonely request misses says the best that can be had', () => {
  const impossible = capacity(replica, { inputTokens: 100, outputTokens: 100 }, { tpotMs: 2 });
  expect(impossible).toMatchObject({
    requestsPerSecond: 0,
    reason: expect.stringMatching(/each token takes .* not 2/),
  });
  expect(impossible).toHaveProperty('best.tpotMs', expect.closeTo(7.2, 0));
});

test('a size without tokens and a percentile outside its range are refused', () => {
  expect(() => capacity(replica, { inputTokens: 0, outputTokens: 1 }, slo)).toThrow('must be 1 or more');
  expect(() => capacity(replica, { inputTokens: 1, outputTokens: 1 }, { percentile: 99 })).toThrow('0.95');
});
