import type { Model } from '../models/model.ts';
import { headsOf, latentAttentionOf, slidingWindowOf } from './attention.ts';
import { type Config, configOf, count, fail } from './config.ts';
import { expertsOf } from './experts.ts';
import { familyDefaults } from './family.ts';
import { precisionOf } from './precision.ts';

/**
 * A model from the config.json that stands beside its weights at Hugging Face, as plain data: Llama, Mistral, Mixtral,
 * Qwen, DeepSeek (latent attention), gpt-oss, Gemma, Phi, GLM, Falcon, OPT, BLOOM, and what has the same fields; of a
 * model of text and images the part of text. What the family's own code takes by default is taken here too.
 * @throws InputError that names the field that is missing or wrong
 */
export function modelFromConfig(json: unknown, id: string): Model {
  const config = configOf(json, id);
  const defaults = familyDefaults(config.family);
  const layers = count(config, ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers']);
  if (layers > mostLayers) fail(config, 'num_hidden_layers', `is ${layers}: no model has more than ${mostLayers}.`);
  const hidden = count(config, ['hidden_size', 'n_embd', 'n_embed', 'd_model']);
  const intermediate = intermediateOf(config, hidden);
  return {
    id,
    family: config.family,
    aliases: [],
    layers,
    hidden,
    ...headsOf(config, hidden),
    intermediate,
    vocab: count(config, ['vocab_size', 'padded_vocab_size'], defaults.vocab),
    maxContextTokens: count(config, contextFields, defaults.maxContextTokens),
    tied: tiedOf(config),
    nativePrecision: precisionOf(config),
    ...present('feedForwardMatrices', defaults.feedForwardMatrices),
    ...present('slidingWindow', slidingWindowOf(config, layers)),
    ...present('mla', latentAttentionOf(config)),
    ...present('moe', expertsOf(config, layers, intermediate)),
    source: { title: `config.json of ${id}` },
    verified: true,
  };
}

const mostLayers = 10_000;
const contextFields = ['max_position_embeddings', 'n_positions', 'max_seq_len', 'seq_length', 'n_ctx'] as const;
const widthFields = ['intermediate_size', 'n_inner', 'ffn_dim', 'ffn_hidden_size', 'moe_intermediate_size'] as const;

function intermediateOf(config: Config, hidden: number): number {
  const fourfold = familyDefaults(config.family).fourfold === true ? 4 * hidden : undefined;
  return count(config, [...widthFields], fourfold);
}

function tiedOf(config: Config): boolean {
  const value = config.fields['tie_word_embeddings'];
  return typeof value === 'boolean' ? value : (familyDefaults(config.family).tied ?? false);
}

function present<Name extends keyof Model>(name: Name, value: Model[Name] | undefined): Partial<Pick<Model, Name>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Pick<Model, Name>>);
}
