import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Accelerator } from '../accelerator.ts';
import type { ModelShape } from '../model-shape.ts';
import { latencyAt, maximumThroughput } from './closed-loop.ts';
import { efficiencyOf } from './efficiency-of.ts';
import { engines } from './engines.ts';
import { maxKvTokens } from './memory.ts';
import type { Replica } from './replica.ts';
import { stepModel, stepTime } from './step-model.ts';

const b200: Accelerator = {
  id: 'B200-SXM',
  memoryGB: 180,
  memoryBandwidthGBps: 7700,
  denseTflops: { bf16: 2250, fp8: 4500, fp4: 9000 },
  nvlinkGBps: 1800,
};
const qwen: ModelShape = {
  id: 'Qwen/Qwen3-30B-A3B',
  layers: 48,
  hidden: 2048,
  heads: 32,
  kvHeads: 4,
  headDim: 128,
  intermediate: 6144,
  vocab: 151_936,
  maxContextTokens: 40_960,
  tied: false,
  nativePrecision: 'bf16',
  moe: {
    experts: 128,
    expertsPerToken: 8,
    expertIntermediate: 768,
    sharedIntermediate: 0,
    denseLayers: 0,
    denseIntermediate: 6144,
  },
};
const replica: Replica = { shape: qwen, accelerator: b200 };

const count = fc.integer({ min: 0, max: 4000 });
const batches = fc.record({
  prefill: fc.array(fc.record({ newTokens: fc.integer({ min: 1, max: 8192 }), pastTokens: count }), { maxLength: 3 }),
  decodes: count,
  decodeKvTokens: fc.integer({ min: 0, max: 1_000_000 }),
});

test('a batch that holds more takes no less time', () => {
  const step = stepModel(replica);
  fc.assert(
    fc.property(batches, count, count, (batch, decodes, decodeKvTokens) => {
      const more = {
        prefill: [...batch.prefill, { newTokens: 100, pastTokens: 0 }],
        decodes: batch.decodes + decodes,
        decodeKvTokens: batch.decodeKvTokens + decodeKvTokens,
      };
      expect(step(more)).toBeGreaterThanOrEqual(step(batch));
    }),
  );
});

test('an empty batch takes no time, and one token at least the reading of what it touches', () => {
  expect(stepTime(replica, { prefill: [], decodes: 0, decodeKvTokens: 0 })).toBe(0);
  const active = 3.03e9 * 2;
  const one = stepTime(replica, { prefill: [], decodes: 1, decodeKvTokens: 1 });
  expect(one).toBeGreaterThan((1000 * active) / 7.7e12);
});

test('prompts of one step may be cut differently between steps: twice half a prompt costs no less than all of it', () => {
  const step = stepModel(replica);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (half) => {
      const at = (newTokens: number, pastTokens: number) =>
        step({ prefill: [{ newTokens, pastTokens }], decodes: 0, decodeKvTokens: 0 });
      expect(at(half, 0) + at(half, half)).toBeGreaterThanOrEqual(0.999 * at(2 * half, 0));
    }),
  );
});

test('more GPUs hold more tokens and, tensor parallel, decode a lonely request of a large model faster', () => {
  const large: ModelShape = { ...qwen, hidden: 8192, heads: 64, kvHeads: 8, intermediate: 28_672, layers: 80 };
  const { moe: _, ...dense } = large;
  const on = (tensorParallel: number): Replica => ({ shape: dense, accelerator: b200, tensorParallel });
  const batch = { prefill: [], decodes: 1, decodeKvTokens: 1000 };
  expect(stepTime(on(2), batch)).toBeLessThan(stepTime(on(1), batch));
  expect(stepTime(on(4), batch)).toBeLessThan(stepTime(on(2), batch));
  expect(maxKvTokens(on(2))).toBeGreaterThan(2 * maxKvTokens(on(1)));
});

test('fewer bits read faster, and a GPU without arithmetic for them only unpacks them', () => {
  const batch = { prefill: [], decodes: 4, decodeKvTokens: 4000 };
  const at = (weights: 'bf16' | 'fp8' | 'fp4') => stepTime({ ...replica, weights }, batch);
  expect(at('fp8')).toBeLessThan(at('bf16'));
  expect(at('fp4')).toBeLessThan(at('fp8'));
  const without = { ...replica, weights: 'fp4', accelerator: { ...b200, denseTflops: { bf16: 2250 } } } as const;
  const prompt = { prefill: [{ newTokens: 8000, pastTokens: 0 }], decodes: 0, decodeKvTokens: 0 };
  expect(stepTime(without, prompt)).toBeGreaterThan(stepTime({ ...replica, weights: 'fp4' }, prompt));
});

test('every engine serves more tokens a second at more requests at once, up to its maximum', () => {
  const size = { inputTokens: 1000, outputTokens: 500 };
  for (const engine of Object.values(engines)) {
    const [few, many] = [4, 64].map((concurrency) => latencyAt({ ...replica, engine }, size, concurrency));
    expect(many?.outputTokensPerSecond).toBeGreaterThan(few?.outputTokensPerSecond ?? Number.NaN);
    expect(many?.tpotMs).toBeGreaterThan(few?.tpotMs ?? Number.NaN);
    const best = maximumThroughput({ ...replica, engine }, size);
    expect(best?.outputTokensPerSecond).toBeGreaterThanOrEqual(many?.outputTokensPerSecond ?? Number.NaN);
  }
});

test('what is known of a GPU says on which basis', () => {
  expect(efficiencyOf(b200).basis).toBe('measured');
  expect(efficiencyOf({ ...b200, id: 'L4' }).basis).toBe('same-chip');
  expect(efficiencyOf({ ...b200, id: 'MI300X' }).basis).toBe('class-default');
});

test('an accelerator without a bf16 figure is refused by name', () => {
  expect(() => stepModel({ ...replica, accelerator: { ...b200, denseTflops: {} } })).toThrow(/B200-SXM.*bf16/);
});

test('a bridge between two GPUs does nothing for four', () => {
  const card: Accelerator = { ...b200, id: 'card', nvlinkGBps: 600, pcieGBps: 128 };
  const [switched, bridged, none] = [
    efficiencyOf(card),
    efficiencyOf({ ...card, nvlinkGpus: 2 }),
    efficiencyOf({ id: 'card', memoryGB: 80, memoryBandwidthGBps: 3000, denseTflops: { bf16: 900 }, pcieGBps: 128 }),
  ].map(({ allReduce }) => allReduce);
  expect(bridged?.[2]).toEqual(switched?.[2]);
  expect([bridged?.[4], bridged?.[8]]).toEqual([none?.[4], none?.[8]]);
});
