import type { Model } from '../models/model.ts';
import { type Config, count, listOf, optionalCount } from './config.ts';
import { familyDefaults } from './family.ts';

/** Heads of a config, and the width of each. */
export function headsOf(config: Config, hidden: number): Pick<Model, 'heads' | 'kvHeads' | 'headDim'> {
  const defaults = familyDefaults(config.family);
  const heads = count(config, ['num_attention_heads', 'n_head', 'n_heads'], defaults.heads);
  const kvHeads = kvHeadsOf(config) ?? defaults.kvHeads ?? heads;
  const headDim = optionalCount(config, ['head_dim', 'kv_channels'], 1) ?? defaults.headDim;
  return { heads, kvHeads, headDim: headDim ?? Math.floor(hidden / heads) };
}

function kvHeadsOf(config: Config): number | undefined {
  const { fields } = config;
  if (fields['multi_query'] === true && fields['new_decoder_architecture'] !== true) return 1;
  return optionalCount(config, ['num_key_value_heads', 'num_kv_heads', 'multi_query_group_num'], 1);
}

/** Multi-head latent attention (DeepSeek-V2), where the config has it. */
export function latentAttentionOf(config: Config): Model['mla'] | undefined {
  const kvLoraRank = optionalCount(config, ['kv_lora_rank'], 1);
  if (kvLoraRank === undefined) return undefined;
  return {
    kvLoraRank,
    qLoraRank: optionalCount(config, ['q_lora_rank']) ?? 0,
    qkRopeHeadDim: count(config, ['qk_rope_head_dim']),
    qkNopeHeadDim: count(config, ['qk_nope_head_dim']),
    vHeadDim: count(config, ['v_head_dim']),
  };
}

/** Layers that do not look back all the way. Where the config does not say which, all of them count as looking back. */
export function slidingWindowOf(config: Config, layers: number): Model['slidingWindow'] | undefined {
  const kinds = listOf(config, 'layer_types');
  const interval = optionalCount(config, ['full_attention_interval'], 1) ?? 1;
  const linear =
    kinds?.filter((kind) => kind === 'linear_attention' || kind === 'mamba').length ??
    layers - Math.floor(layers / interval);
  if (linear > 0) return { tokens: 0, layers: linear };
  const tokens = windowOf(config);
  if (tokens === undefined) return undefined;
  const sliding = kinds?.filter((kind) => kind === 'sliding_attention' || kind === 'chunked_attention').length;
  const count = sliding ?? slidingLayers(config, layers);
  return count === 0 ? undefined : { tokens, layers: count };
}

function windowOf(config: Config): number | undefined {
  if (config.fields['use_sliding_window'] === false) return undefined;
  return optionalCount(config, ['sliding_window', 'attention_chunk_size'], 1);
}

function slidingLayers(config: Config, layers: number): number {
  const defaults = familyDefaults(config.family);
  if (config.fields['use_sliding_window'] === true) {
    return layers - Math.min(layers, optionalCount(config, ['max_window_layers']) ?? layers);
  }
  const fullEvery =
    optionalCount(config, ['sliding_window_pattern', 'no_rope_layer_interval'], 1) ?? defaults.fullEvery;
  if (fullEvery !== undefined) return layers - Math.floor(layers / fullEvery);
  return defaults.allSliding === true ? layers : 0;
}
