import { InputError } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { findModel } from '../models/find-model.ts';
import type { Model } from '../models/model.ts';
import { models } from '../models/models.ts';
import { parameterCount } from '../models/parameter-count.ts';
import { modelFromConfig } from './model-from-config.ts';

/** What a config.json decides, without what the table adds by hand. */
function shapeOf({
  id: _,
  aliases: __,
  source: ___,
  verified: ____,
  note: _____,
  publishedBillions: ______,
  ...shape
}: Model) {
  return shape;
}

const llama = {
  model_type: 'llama',
  hidden_size: 4096,
  intermediate_size: 14_336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128_256,
  max_position_embeddings: 131_072,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
};

const mistral = { ...llama, model_type: 'mistral', vocab_size: 32_000, max_position_embeddings: 32_768 };

const deepseek = {
  model_type: 'deepseek_v3',
  hidden_size: 7168,
  intermediate_size: 18_432,
  moe_intermediate_size: 2048,
  num_hidden_layers: 61,
  num_attention_heads: 128,
  num_key_value_heads: 128,
  n_routed_experts: 256,
  n_shared_experts: 1,
  num_experts_per_tok: 8,
  first_k_dense_replace: 3,
  moe_layer_freq: 1,
  kv_lora_rank: 512,
  q_lora_rank: 1536,
  qk_rope_head_dim: 64,
  qk_nope_head_dim: 128,
  v_head_dim: 128,
  vocab_size: 129_280,
  max_position_embeddings: 163_840,
  torch_dtype: 'bfloat16',
  quantization_config: { quant_method: 'fp8', fmt: 'e4m3', weight_block_size: [128, 128] },
};

const qwen3Moe = {
  model_type: 'qwen3_moe',
  hidden_size: 2048,
  intermediate_size: 6144,
  moe_intermediate_size: 768,
  num_hidden_layers: 48,
  num_attention_heads: 32,
  num_key_value_heads: 4,
  head_dim: 128,
  num_experts: 128,
  num_experts_per_tok: 8,
  decoder_sparse_step: 1,
  mlp_only_layers: [],
  sliding_window: null,
  use_sliding_window: false,
  vocab_size: 151_936,
  max_position_embeddings: 40_960,
  tie_word_embeddings: false,
};

const gptOss = {
  model_type: 'gpt_oss',
  hidden_size: 2880,
  intermediate_size: 2880,
  num_hidden_layers: 24,
  num_attention_heads: 64,
  num_key_value_heads: 8,
  head_dim: 64,
  num_local_experts: 32,
  experts_per_token: 4,
  sliding_window: 128,
  layer_types: Array.from({ length: 24 }, (_, layer) => (layer % 2 === 0 ? 'sliding_attention' : 'full_attention')),
  vocab_size: 201_088,
  max_position_embeddings: 131_072,
  tie_word_embeddings: false,
  quantization_config: { quant_method: 'mxfp4', modules_to_not_convert: ['model.layers.*.self_attn'] },
};

const maverick = {
  model_type: 'llama4',
  torch_dtype: 'bfloat16',
  text_config: {
    model_type: 'llama4_text',
    hidden_size: 5120,
    intermediate_size: 8192,
    intermediate_size_mlp: 16_384,
    num_hidden_layers: 48,
    num_attention_heads: 40,
    num_key_value_heads: 8,
    head_dim: 128,
    num_local_experts: 128,
    num_experts_per_tok: 1,
    interleave_moe_layer_step: 2,
    attention_chunk_size: 8192,
    vocab_size: 202_048,
    max_position_embeddings: 1_048_576,
  },
  vision_config: { model_type: 'llama4_vision_model', hidden_size: 1408, num_hidden_layers: 34 },
};

const glm5 = {
  ...deepseek,
  model_type: 'glm_moe_dsa',
  hidden_size: 6144,
  intermediate_size: 12_288,
  num_hidden_layers: 78,
  num_attention_heads: 64,
  num_key_value_heads: 64,
  head_dim: 64,
  q_lora_rank: 2048,
  qk_nope_head_dim: 192,
  v_head_dim: 256,
  vocab_size: 154_880,
  max_position_embeddings: 202_752,
  quantization_config: null,
};

const gemma3 = {
  model_type: 'gemma3',
  torch_dtype: 'bfloat16',
  text_config: {
    model_type: 'gemma3_text',
    hidden_size: 5376,
    intermediate_size: 21_504,
    num_hidden_layers: 62,
    num_attention_heads: 32,
    num_key_value_heads: 16,
    head_dim: 128,
    sliding_window: 1024,
  },
};

const gemma2 = {
  model_type: 'gemma2',
  hidden_size: 3584,
  intermediate_size: 14_336,
  num_hidden_layers: 42,
  num_attention_heads: 16,
  num_key_value_heads: 8,
  head_dim: 256,
  sliding_window: 4096,
  vocab_size: 256_000,
  max_position_embeddings: 8192,
};

const bloom = {
  model_type: 'bloom',
  n_layer: 70,
  hidden_size: 14_336,
  n_head: 112,
  vocab_size: 250_880,
  seq_length: 2048,
  torch_dtype: 'bfloat16',
};

const opt = {
  model_type: 'opt',
  num_hidden_layers: 64,
  hidden_size: 9216,
  num_attention_heads: 72,
  ffn_dim: 36_864,
  vocab_size: 50_272,
  max_position_embeddings: 2048,
  torch_dtype: 'float16',
};

describe('modelFromConfig', () => {
  test.each([
    ['llama-3.1-8b', llama],
    ['mistral-7b', { ...mistral, sliding_window: 4096 }],
    ['mixtral-8x7b', { ...mistral, model_type: 'mixtral', num_local_experts: 8, num_experts_per_tok: 2 }],
    ['qwen3-30b-a3b', qwen3Moe],
    ['deepseek-v3', deepseek],
    ['gpt-oss-20b', gptOss],
    ['llama-4-maverick', maverick],
    ['glm-5', glm5],
    ['gemma-2-9b', gemma2],
    ['bloom', bloom],
    ['opt-66b', opt],
  ])('reads the shape of %s as the table has it', (name, config) => {
    expect(shapeOf(modelFromConfig(config, name))).toEqual(shapeOf(findModel(name)));
  });

  test('takes what Gemma 3 leaves out from the code of its family', () => {
    const { family: _, ...shape } = shapeOf(findModel('gemma-3-27b'));
    expect(modelFromConfig(gemma3, 'gemma-3-27b-it')).toMatchObject(shape);
    const { num_attention_heads: __, num_key_value_heads: ___, head_dim: ____, ...small } = gemma3.text_config;
    const four = {
      ...gemma3,
      text_config: { ...small, hidden_size: 2560, intermediate_size: 10_240, num_hidden_layers: 34 },
    };
    expect(parameterCount(modelFromConfig(four, 'gemma-3-4b-it')).total / 1e9).toBeCloseTo(3.88, 1);
  });

  test('reads back every model of the table from a config with its shape', () => {
    for (const model of models) {
      const read = modelFromConfig(configLike(model), model.id);
      expect(parameterCount(read), model.id).toEqual(parameterCount(model));
      expect(read.nativePrecision).toBe(model.nativePrecision);
    }
  });

  test.each([
    [{ quant_method: 'awq', bits: 4 }, 'fp4'],
    [{ quant_method: 'gptq', bits: 8 }, 'fp8'],
    [{ quant_method: 'fbgemm_fp8' }, 'fp8'],
    [{ quant_method: 'modelopt', quant_algo: 'NVFP4' }, 'fp4'],
    [{ quant_method: 'bitsandbytes', load_in_4bit: true }, 'fp4'],
    [
      {
        quant_method: 'compressed-tensors',
        config_groups: { group_0: { weights: { observer_kwargs: {}, num_bits: 4 } } },
      },
      'fp4',
    ],
    [{ quant_method: 'compressed-tensors', config_groups: { group_0: { weights: { num_bits: 8 } } } }, 'fp8'],
  ])('reads the number format of %j', (quantization_config, precision) => {
    expect(modelFromConfig({ ...llama, quantization_config }, 'own').nativePrecision).toBe(precision);
  });

  test('knows layers with a state of fixed size, and layers that an explicit list makes dense', () => {
    const hybrid = { ...llama, model_type: 'qwen3_next', full_attention_interval: 4 };
    expect(modelFromConfig(hybrid, 'own').slidingWindow).toEqual({ tokens: 0, layers: 24 });
    expect(modelFromConfig({ ...qwen3Moe, mlp_only_layers: [0, 5] }, 'own').moe?.denseLayers).toBe(2);
    expect(modelFromConfig({ ...qwen3Moe, decoder_sparse_step: 2 }, 'own').moe?.denseLayers).toBe(24);
  });

  test.each([
    ['num_hidden_layers', 'num_hidden_layers: is missing: add it (or n_layer, n_layers, num_layers).'],
    ['hidden_size', 'hidden_size: is missing'],
    ['num_attention_heads', 'num_attention_heads: is missing'],
    ['intermediate_size', 'intermediate_size: is missing'],
    ['vocab_size', 'vocab_size: is missing'],
    ['max_position_embeddings', 'max_position_embeddings: is missing'],
  ])('names %s where it is missing', (field, message) => {
    const { [field as keyof typeof llama]: _, ...rest } = llama;
    expect(() => modelFromConfig(rest, 'own')).toThrow(InputError);
    expect(() => modelFromConfig(rest, 'own')).toThrow(message);
  });

  test('says where in the file a field of the wrong kind stands', () => {
    const text_config = { ...maverick.text_config, num_hidden_layers: '48' };
    expect(() => modelFromConfig({ ...maverick, text_config }, 'own')).toThrow(
      'own: text_config.num_hidden_layers: must be a whole number from 1 to 1000000000, not "48".',
    );
    const { v_head_dim: _, ...rest } = deepseek;
    expect(() => modelFromConfig(rest, 'own')).toThrow('v_head_dim: is missing');
    expect(() => modelFromConfig({ ...llama, torch_dtype: 'int3' }, 'own')).toThrow('torch_dtype: is "int3".');
    const quantization_config = { quant_method: 'magic' };
    expect(() => modelFromConfig({ ...llama, quantization_config }, 'own')).toThrow('Give "bits" beside it');
  });

  test('refuses numbers that no model has', () => {
    expect(() => modelFromConfig({ ...llama, num_hidden_layers: 1e8 }, 'own')).toThrow('no model has more than 10000');
    for (const hidden_size of [0, -1, 1.5, 1e12, true]) {
      expect(() => modelFromConfig({ ...llama, hidden_size }, 'own')).toThrow('hidden_size: must be a whole number');
    }
  });

  test('refuses what is no config of a decoder', () => {
    for (const json of [null, [], 'text']) expect(() => modelFromConfig(json, 'own')).toThrow('must be an object');
    expect(() => modelFromConfig({ ...llama, is_encoder_decoder: true }, 'own')).toThrow('models with an encoder');
  });
});

/** A config.json that has a model's shape, in the words of Llama, DeepSeek and Qwen. */
function configLike(model: Model): object {
  const { moe, mla, family } = model;
  return {
    model_type: family,
    num_hidden_layers: model.layers,
    hidden_size: model.hidden,
    num_attention_heads: model.heads,
    num_key_value_heads: model.kvHeads,
    head_dim: model.headDim,
    intermediate_size: moe?.denseIntermediate ?? model.intermediate,
    vocab_size: model.vocab,
    max_position_embeddings: model.maxContextTokens,
    tie_word_embeddings: model.tied,
    torch_dtype: 'float16',
    ...(model.nativePrecision === 'bf16' ? {} : { quantization_config: { quant_method: `${model.nativePrecision}` } }),
    ...(mla && {
      kv_lora_rank: mla.kvLoraRank,
      q_lora_rank: mla.qLoraRank === 0 ? null : mla.qLoraRank,
      qk_rope_head_dim: mla.qkRopeHeadDim,
      qk_nope_head_dim: mla.qkNopeHeadDim,
      v_head_dim: mla.vHeadDim,
    }),
    ...(moe && {
      num_experts: moe.experts,
      num_experts_per_tok: moe.expertsPerToken,
      moe_intermediate_size: moe.expertIntermediate,
      shared_expert_intermediate_size: moe.sharedIntermediate,
      first_k_dense_replace: moe.denseLayers,
    }),
  };
}
