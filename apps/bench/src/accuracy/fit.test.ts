import { type Engine, engines } from '@fleetmix/profiles';
import { expect, test } from 'vitest';
import { fit } from './fit.ts';
import { leastSquares } from './least-squares.ts';
import type { Measurement } from './measurement.ts';
import { predict } from './predict.ts';

const accelerator = {
  id: 'H100-SXM',
  memoryGB: 80,
  memoryBandwidthGBps: 3350,
  denseTflops: { bf16: 989, fp8: 1979 },
  nvlinkGBps: 900,
};

const shape = {
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
} as const;

function measured(engine: Engine): readonly Measurement[] {
  const loads = [1, 4, 16, 64, 256].flatMap((concurrency) => [1, 2, 4, 8].map((gpus) => ({ concurrency, gpus })));
  return loads.map(({ concurrency, gpus }) => {
    const row = {
      set: 'made up',
      gpu: accelerator.id,
      model: shape.id,
      precision: 'bf16',
      engine: 'vllm',
      replica: { shape, accelerator, tensorParallel: gpus },
      size: { inputTokens: 500, outputTokens: 500 },
      procedure: { kind: 'closed-loop', concurrency, waves: 10, equalSizes: false, promptsApart: false },
    } as const;
    return { ...row, measured: { tpot: predict({ ...row, measured: {} }, engine)?.tpot ?? Number.NaN } };
  });
}

test('a line is found although one point of it is wrong', () => {
  const points = [0, 1, 2, 3, 4, 5, 6, 7].map((x) => ({ x, y: x === 3 ? 40 : 2 * x + 1 }));
  const [slope, start] = leastSquares(([a = 0, b = 0]) => points.map(({ x, y }) => a * x + b - y), [0, 0], 100);
  expect(slope).toBeCloseTo(2, 0);
  expect(start).toBeCloseTo(1, 0);
});

test('a fit to what a slow engine would have measured tells its times to within 10 %', () => {
  const rows = measured({ ...engines.vllm, layerUs: 120, stepMs: 1 });
  const found = fit('vllm', rows);
  for (const row of rows) {
    const [ours = Number.NaN, theirs = Number.NaN] = [predict(row, found)?.tpot, row.measured.tpot];
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.1);
  }
});

test('an engine without a row stays as it is', () => {
  expect(fit('sglang', measured(engines.vllm))).toBe(engines.sglang);
});
