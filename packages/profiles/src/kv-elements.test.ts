import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kvElementsPerToken } from './kv-elements.ts';
import type { ModelShape } from './model-shape.ts';

const llama2: ModelShape = {
  id: 'meta-llama/Llama-2-7b-hf',
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 32,
  headDim: 128,
  intermediate: 11_008,
  vocab: 32_000,
  maxContextTokens: 4096,
  tied: false,
  nativePrecision: 'bf16',
};

test('a token of Llama 2 7B takes half a MiB in bf16', () => {
  expect(2 * kvElementsPerToken(llama2)).toBe(524_288);
});

test('latent attention keeps one vector a token and layer, however many heads there are', () => {
  const mla = { kvLoraRank: 512, qLoraRank: 1536, qkRopeHeadDim: 64, qkNopeHeadDim: 128, vHeadDim: 128 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 256 }), (kvHeads) => {
      expect(kvElementsPerToken({ ...llama2, layers: 61, kvHeads, mla })).toBe(35_136);
    }),
  );
});
