import type { Model } from '../models/model.ts';
import { type Config, count, listOf, optionalCount } from './config.ts';

/** The mixture of experts of a config, where it has one. */
export function expertsOf(config: Config, layers: number, intermediate: number): Model['moe'] | undefined {
  const experts =
    optionalCount(config, ['num_local_experts', 'num_experts', 'n_routed_experts', 'moe_num_experts']) ?? 0;
  if (experts < 2) return undefined;
  const expertIntermediate = optionalCount(config, ['moe_intermediate_size'], 1) ?? intermediate;
  return {
    experts,
    expertsPerToken: count(config, ['num_experts_per_tok', 'num_experts_per_token', 'experts_per_token', 'moe_topk']),
    expertIntermediate,
    sharedIntermediate: sharedOf(config, expertIntermediate),
    denseLayers: denseLayersOf(config, layers),
    denseIntermediate: optionalCount(config, ['intermediate_size_mlp'], 1) ?? intermediate,
  };
}

const sharedWidths = [
  'shared_expert_intermediate_size',
  'moe_shared_expert_intermediate_size',
  'shared_intermediate_size',
];

/** Llama 4 has one shared expert as wide as the others, and no field that says so. */
function sharedOf(config: Config, expertIntermediate: number): number {
  if (config.family === 'llama4_text') return expertIntermediate;
  const experts = optionalCount(config, ['n_shared_experts', 'num_shared_experts', 'moe_num_shared_experts']) ?? 0;
  return optionalCount(config, sharedWidths) ?? experts * expertIntermediate;
}

function denseLayersOf(config: Config, layers: number): number {
  const kinds = listOf(config, 'mlp_layer_types') ?? listOf(config, 'moe_layer_freq');
  if (kinds !== undefined) return kinds.filter((kind) => kind === 'dense' || kind === 0).length;
  const isDense = denseBy(config);
  let dense = 0;
  for (let layer = 0; layer < layers; layer += 1) if (isDense(layer)) dense += 1;
  return dense;
}

/** DeepSeek: the first few, then all but every so many. Qwen: a list, and all but every so many. Llama 4: likewise. */
function denseBy(config: Config): (layer: number) => boolean {
  const first = optionalCount(config, ['first_k_dense_replace']) ?? 0;
  const frequency = optionalCount(config, ['moe_layer_freq'], 1) ?? 1;
  const step = optionalCount(config, ['decoder_sparse_step', 'interleave_moe_layer_step'], 1) ?? 1;
  const listed = new Set(listOf(config, 'mlp_only_layers'));
  return (layer) => layer < first || layer % frequency !== 0 || (layer + 1) % step !== 0 || listed.has(layer);
}
