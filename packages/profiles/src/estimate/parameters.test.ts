import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ModelShape } from '../model-shape.ts';
import { weightBytes } from './memory.ts';
import { parametersOf } from './parameters.ts';

const mixtral: ModelShape = {
  id: 'mistralai/Mixtral-8x7B-v0.1',
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  intermediate: 14_336,
  vocab: 32_000,
  maxContextTokens: 32_768,
  tied: false,
  nativePrecision: 'bf16',
  moe: {
    experts: 8,
    expertsPerToken: 2,
    expertIntermediate: 14_336,
    sharedIntermediate: 0,
    denseLayers: 0,
    denseIntermediate: 14_336,
  },
};

const deepseek: ModelShape = {
  id: 'deepseek-ai/DeepSeek-V3',
  layers: 61,
  hidden: 7168,
  heads: 128,
  kvHeads: 128,
  headDim: 56,
  intermediate: 18_432,
  vocab: 129_280,
  maxContextTokens: 163_840,
  tied: false,
  nativePrecision: 'fp8',
  mla: { kvLoraRank: 512, qLoraRank: 1536, qkRopeHeadDim: 64, qkNopeHeadDim: 128, vHeadDim: 128 },
  moe: {
    experts: 256,
    expertsPerToken: 8,
    expertIntermediate: 2048,
    sharedIntermediate: 2048,
    denseLayers: 3,
    denseIntermediate: 18_432,
  },
};

test('Mixtral 8x7B has the 46.7 billion parameters that are published, and DeepSeek V3 its 671', () => {
  expect(parametersOf(mixtral).total / 1e9).toBeCloseTo(46.7, 1);
  expect(parametersOf(deepseek).total / 1e9).toBeCloseTo(671, 0);
});

test('weights of Mixtral take 93 GB in bf16, 47 in fp8 and 28 in fp4', () => {
  expect(weightBytes(mixtral, 'bf16') / 1e9).toBeCloseTo(93.4, 1);
  expect(weightBytes(mixtral, 'fp8') / 1e9).toBeCloseTo(47, 0);
  expect(weightBytes(mixtral, 'fp4') / 1e9).toBeCloseTo(28.6, 0);
});

interface Fact {
  readonly id: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kv_heads: number;
  readonly head_dim: number;
  readonly intermediate: number;
  readonly vocab: number;
  readonly tied: boolean;
  readonly mlp_mats?: 2 | 3;
  readonly moe?: object;
  readonly mla?: object;
  readonly params_published: { readonly total_b: number };
}

const models = new URL('../../../../../shared/data/models/models.json', import.meta.url);

describe.skipIf(!existsSync(models))('models of the shared facts (skipped: ../shared/data is not there)', () => {
  const facts = existsSync(models)
    ? (JSON.parse(readFileSync(models, 'utf8')) as { models: readonly Fact[] }).models
    : [];
  const dense = facts.filter(({ moe, mla }) => moe === undefined && mla === undefined);

  test.each(dense.map((fact) => [fact.id, fact] as const))('%s has as many parameters as published', (_, fact) => {
    const { moe: _moe, mla: _mla, ...plain } = fact;
    const shape: ModelShape = {
      ...plain,
      kvHeads: fact.kv_heads,
      headDim: fact.head_dim,
      maxContextTokens: 1,
      nativePrecision: 'bf16',
      feedForwardMatrices: fact.mlp_mats ?? 3,
    };
    expect(Math.abs(parametersOf(shape).total / 1e9 / fact.params_published.total_b - 1)).toBeLessThan(0.015);
  });
});
