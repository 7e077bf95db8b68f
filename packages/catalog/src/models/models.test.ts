import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models } from './models.ts';
import { parameterCount } from './parameter-count.ts';

interface SharedModel {
  readonly id: string;
  readonly family: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kv_heads: number;
  readonly head_dim: number;
  readonly intermediate: number;
  readonly vocab: number;
  readonly max_context: number;
  readonly tied: boolean;
  readonly native_dtype: string;
  readonly mlp_mats?: 2 | 3;
  readonly params_published: { readonly total_b: number; readonly active_b?: number };
  readonly params_total_b_calc: number;
  readonly params_active_b_calc: number;
  readonly mla?: Readonly<Record<string, number | null>>;
  readonly moe?: Readonly<Record<string, number>>;
  readonly sliding_window?: number;
  readonly attention_layers?: { readonly sliding_attention: number };
}

describe('the table of models', () => {
  test('has as many as the documents say, no id twice, each with its source', () => {
    expect(models).toHaveLength(47);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const { source, verified } of models) {
      expect(source.date).toMatch(/^20\d\d/);
      expect(source.url !== undefined || !verified).toBe(true);
    }
    expect(models.filter(({ verified }) => !verified).map(({ id }) => id)).toEqual([
      'mistralai/Mistral-Small-24B-Instruct-2501',
      'microsoft/phi-4',
      'bigscience/bloom',
    ]);
  });

  test.each(models.map((model) => [model.id, model] as const))('%s has as many parameters as published', (_, model) => {
    const { total, active } = parameterCount(model);
    expect(Math.abs(total / 1e9 / (model.publishedBillions?.total ?? 0) - 1)).toBeLessThan(0.03);
    if (model.publishedBillions?.active !== undefined) {
      // Both embeddings are counted: up to 1.3 billion more than some publish.
      const more = active / 1e9 - model.publishedBillions.active;
      expect(more).toBeGreaterThan(-1);
      expect(more).toBeLessThan(1.3);
    }
  });
});

const file = new URL('../../../../../shared/data/models/models.json', import.meta.url);
const absent = !existsSync(file);

describe.skipIf(absent)('the table against the facts it was typed from (skipped: ../shared/data is not there)', () => {
  const facts: readonly SharedModel[] = absent ? [] : JSON.parse(readFileSync(file, 'utf8')).models;

  test('has the same models', () => {
    expect(models.map(({ id }) => id).toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
  });

  test.each(facts.map((fact) => [fact.id, fact] as const))('%s', (id, fact) => {
    const model = models.find((one) => one.id === id);
    expect(model).toMatchObject({
      family: fact.family,
      layers: fact.layers,
      hidden: fact.hidden,
      heads: fact.heads,
      kvHeads: fact.kv_heads,
      headDim: fact.head_dim,
      intermediate: fact.intermediate,
      vocab: fact.vocab,
      maxContextTokens: fact.max_context,
      tied: fact.tied,
      nativePrecision: precision(fact.native_dtype),
    });
    expect(model?.feedForwardMatrices).toBe(fact.mlp_mats);
    expect(Object.values(model?.mla ?? {})).toEqual(Object.values(fact.mla ?? {}).map((value) => value ?? 0));
    expect(model?.moe && Object.values(model.moe)).toEqual(fact.moe && expertFigures(fact.moe));
    if (fact.attention_layers !== undefined) {
      expect(model?.slidingWindow).toEqual({
        tokens: fact.sliding_window,
        layers: fact.attention_layers.sliding_attention,
      });
    }
    expect(model?.publishedBillions?.total).toBe(fact.params_published.total_b);
    expect(model?.publishedBillions?.active).toBe(fact.params_published.active_b);
    if (model !== undefined) {
      const { total, active } = parameterCount(model);
      expect([total / 1e9, active / 1e9].map((billions) => Math.round(billions * 100) / 100)).toEqual([
        fact.params_total_b_calc,
        fact.params_active_b_calc,
      ]);
    }
  });
});

function precision(dtype: string): string {
  if (dtype.startsWith('mxfp4')) return 'fp4';
  return dtype === 'fp8' ? 'fp8' : 'bf16';
}

function expertFigures(moe: Readonly<Record<string, number>>): readonly (number | undefined)[] {
  return [
    moe['experts'],
    moe['experts_per_token'],
    moe['expert_intermediate'],
    moe['shared_intermediate'],
    moe['dense_layers'],
    moe['dense_intermediate'],
  ];
}
