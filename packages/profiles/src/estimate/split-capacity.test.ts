import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../accelerator.ts';
import type { ModelShape } from '../model-shape.ts';
import { capacity } from './capacity.ts';
import type { Replica } from './replica.ts';
import { decodeCapacity, prefillCapacity, transferMs } from './split-capacity.ts';

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
const slo = { ttftMs: 1000, tpotMs: 40, percentile: 0.95 };
const size = { inputTokens: 2000, outputTokens: 200 };
const sizes = fc.record({
  inputTokens: fc.integer({ min: 1, max: 12_000 }),
  outputTokens: fc.integer({ min: 2, max: 3000 }),
});
const runs = { numRuns: 60, seed: 3 };
/** Rates are found to 1 in 1000. */
const found = 0.998;

describe('the move of a KV cache', () => {
  it('takes 128 KiB a token of Llama-3.1-8B over the link, by so many GPUs side by side', () => {
    // 2 (keys, values) x 32 layers x 8 heads x 128 x 2 bytes = 131072; 2000 of them at 25 GB/s are 10.5 ms.
    expect(transferMs(replica, 2000, 25)).toBeCloseTo((2000 * 131_072) / 25e6, 9);
    expect(transferMs({ ...replica, tensorParallel: 2 }, 2000, 25)).toBeCloseTo((1000 * 131_072) / 25e6, 9);
    expect(transferMs({ ...replica, kvCache: 'fp8' }, 2000, 25)).toBeCloseTo((1000 * 131_072) / 25e6, 9);
  });

  it('is part of the time to the first token', () => {
    const fast = prefillCapacity(replica, size, slo, 1e6);
    const slow = prefillCapacity(replica, size, slo, 1);
    expect(fast.requestsPerSecond).toBeGreaterThan(slow.requestsPerSecond);
    expect(slow.requestsPerSecond).toBeGreaterThan(0);
    // 262 ms a request: no link carries more than 3.8 of them a second.
    expect(slow.requestsPerSecond).toBeLessThan(1000 / transferMs(replica, 2000, 1));
    const hopeless = prefillCapacity(replica, size, slo, 0.2);
    expect(hopeless).toMatchObject({ requestsPerSecond: 0, reason: /the first token takes 1\d\d\d ms, not 1000/ });
  });

  it('needs a link', () => {
    expect(() => prefillCapacity(replica, size, slo, 0)).toThrow(RangeError);
  });
});

describe('half of the work', () => {
  it('is the whole of it where the other half is nothing', () => {
    const prompt = { inputTokens: 2000, outputTokens: 1 };
    const whole = capacity(replica, prompt, { ttftMs: 1000, percentile: 0.95 }).requestsPerSecond;
    expect(prefillCapacity(replica, size, slo, 1e9).requestsPerSecond).toBeCloseTo(whole, 3);
    const long = { inputTokens: 1, outputTokens: 2000 };
    const decode = decodeCapacity(replica, long, slo).requestsPerSecond;
    expect(decode / capacity(replica, long, slo).requestsPerSecond).toBeCloseTo(1, 1);
  });

  it('is done at least as often as all of it, over a link without end', () => {
    fc.assert(
      fc.property(sizes, (one) => {
        const whole = capacity(replica, one, slo).requestsPerSecond;
        expect(prefillCapacity(replica, one, slo, 1e9).requestsPerSecond).toBeGreaterThanOrEqual(found * whole);
        // What is left of a running step is waited for once: it counts where tokens are few.
        expect(decodeCapacity(replica, one, slo).requestsPerSecond).toBeGreaterThanOrEqual(0.9 * whole);
      }),
      runs,
    );
  });

  it('is never done less often with looser targets, a faster link or shorter requests', () => {
    const more = fc.double({ min: 1, max: 4, noNaN: true });
    fc.assert(
      fc.property(sizes, more, more, (one, looser, faster) => {
        const loose = { ...slo, ttftMs: slo.ttftMs * looser, tpotMs: slo.tpotMs * looser };
        const shorter = {
          inputTokens: Math.ceil(one.inputTokens / looser),
          outputTokens: Math.max(2, Math.floor(one.outputTokens / faster)),
        };
        const prefill = prefillCapacity(replica, one, slo, 10).requestsPerSecond;
        const decode = decodeCapacity(replica, one, slo).requestsPerSecond;
        for (const better of [
          prefillCapacity(replica, one, loose, 10),
          prefillCapacity(replica, one, slo, 10 * faster),
          prefillCapacity(replica, shorter, slo, 10),
        ])
          expect(better.requestsPerSecond).toBeGreaterThanOrEqual(found * prefill);
        for (const better of [decodeCapacity(replica, one, loose), decodeCapacity(replica, shorter, slo)])
          expect(better.requestsPerSecond).toBeGreaterThanOrEqual(found * decode);
      }),
      runs,
    );
  });

  it('has the targets of its half, and of E2E what the other leaves', () => {
    const rate = (one: { readonly requestsPerSecond: number }) => one.requestsPerSecond;
    const link = 25;
    expect(rate(prefillCapacity(replica, size, { ttftMs: 300 }, link))).toBeCloseTo(
      rate(prefillCapacity(replica, size, { ttftMs: 300, tpotMs: 1 }, link)),
      9,
    );
    expect(rate(decodeCapacity(replica, size, { tpotMs: 20 }))).toBeCloseTo(
      rate(decodeCapacity(replica, size, { ttftMs: 1, tpotMs: 20 })),
      9,
    );
    expect(rate(prefillCapacity(replica, size, { e2eMs: 600 }, link))).toBeCloseTo(
      rate(prefillCapacity(replica, size, { ttftMs: 300 }, link)),
      9,
    );
    expect(rate(decodeCapacity(replica, size, { e2eMs: 4980, ttftMs: 1000 }))).toBeCloseTo(
      rate(decodeCapacity(replica, size, { tpotMs: 20 })),
      9,
    );
  });

  it('is bound by the KV cache where nothing else binds it', () => {
    const small = { ...replica, accelerator: { ...h100, memoryGB: 24 } };
    const free = { percentile: 0.95 };
    const ratio =
      decodeCapacity(replica, size, free).requestsPerSecond / decodeCapacity(small, size, free).requestsPerSecond;
    expect(ratio).toBeGreaterThan(3);
    expect(decodeCapacity({ ...replica, accelerator: { ...h100, memoryGB: 17 } }, size, free)).toMatchObject({
      requestsPerSecond: 0,
    });
  });
});
