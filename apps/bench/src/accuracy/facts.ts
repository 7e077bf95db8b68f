import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accelerator, ModelShape, Precision } from '@fleetmix/profiles';
import { otherShapes } from './other-shapes.ts';

/** What is known of GPUs and models, by id. */
export interface Facts {
  readonly accelerators: ReadonlyMap<string, Accelerator>;
  readonly shapes: ReadonlyMap<string, ModelShape>;
  /** Median asking price of a GPU-hour at neoclouds, else the median of all medians; absent where nobody asks one. */
  readonly usdPerHour: ReadonlyMap<string, number>;
}

interface GpuFact {
  readonly id: string;
  readonly memory_gb: number;
  readonly mem_bandwidth_gbs: number;
  readonly bf16_dense_tflops: number | null;
  readonly fp8_dense_tflops: number | null;
  readonly fp4_dense_tflops: number | null;
  readonly gpu_link_gbs_bidir: number | null;
  readonly pcie: string | null;
}

interface MoeFact {
  readonly experts: number;
  readonly experts_per_token: number;
  readonly expert_intermediate: number;
  readonly shared_intermediate: number;
  readonly dense_layers: number;
  readonly dense_intermediate: number;
}

interface MlaFact {
  readonly kv_lora_rank: number;
  readonly q_lora_rank: number | null;
  readonly qk_rope_head_dim: number;
  readonly qk_nope_head_dim: number;
  readonly v_head_dim: number;
}

interface ModelFact {
  readonly id: string;
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
  readonly sliding_window?: number;
  readonly attention_layers?: { readonly sliding_attention?: number };
  readonly moe?: MoeFact;
  readonly mla?: MlaFact;
}

function accelerator(fact: GpuFact): Accelerator {
  const formats: readonly [Precision, number | null][] = [
    ['bf16', fact.bf16_dense_tflops],
    ['fp8', fact.fp8_dense_tflops],
    ['fp4', fact.fp4_dense_tflops],
  ];
  const pcie = /(\d+) GB\/s/.exec(fact.pcie ?? '')?.[1];
  return {
    id: fact.id,
    memoryGB: fact.memory_gb,
    memoryBandwidthGBps: fact.mem_bandwidth_gbs,
    denseTflops: Object.fromEntries(formats.filter(([, value]) => value !== null)),
    ...(fact.gpu_link_gbs_bidir === null ? {} : { nvlinkGBps: fact.gpu_link_gbs_bidir }),
    ...(pcie === undefined ? {} : { pcieGBps: Number(pcie) }),
  };
}

function nativePrecision(dtype: string): Precision {
  if (dtype.startsWith('mxfp4')) return 'fp4';
  return dtype === 'fp8' ? 'fp8' : 'bf16';
}

function mlaOf(fact: MlaFact): NonNullable<ModelShape['mla']> {
  return {
    kvLoraRank: fact.kv_lora_rank,
    qLoraRank: fact.q_lora_rank ?? 0,
    qkRopeHeadDim: fact.qk_rope_head_dim,
    qkNopeHeadDim: fact.qk_nope_head_dim,
    vHeadDim: fact.v_head_dim,
  };
}

function moeOf(fact: MoeFact): NonNullable<ModelShape['moe']> {
  return {
    experts: fact.experts,
    expertsPerToken: fact.experts_per_token,
    expertIntermediate: fact.expert_intermediate,
    sharedIntermediate: fact.shared_intermediate,
    denseLayers: fact.dense_layers,
    denseIntermediate: fact.dense_intermediate,
  };
}

function shape(fact: ModelFact): ModelShape {
  const sliding = fact.attention_layers?.sliding_attention;
  return {
    id: fact.id,
    layers: fact.layers,
    hidden: fact.hidden,
    heads: fact.heads,
    kvHeads: fact.kv_heads,
    headDim: fact.head_dim,
    intermediate: fact.intermediate,
    vocab: fact.vocab,
    maxContextTokens: fact.max_context,
    tied: fact.tied,
    nativePrecision: nativePrecision(fact.native_dtype),
    ...(fact.mlp_mats === undefined ? {} : { feedForwardMatrices: fact.mlp_mats }),
    ...(sliding === undefined || fact.sliding_window === undefined
      ? {}
      : { slidingWindow: { tokens: fact.sliding_window, layers: sliding } }),
    ...(fact.mla === undefined ? {} : { mla: mlaOf(fact.mla) }),
    ...(fact.moe === undefined ? {} : { moe: moeOf(fact.moe) }),
  };
}

function price(offers: Readonly<Record<string, { readonly median: number }>>): number | undefined {
  const onDemand = Object.entries(offers).filter(([name]) => name.endsWith('on_demand'));
  const medians = onDemand.map(([, { median }]) => median).sort((a, b) => a - b);
  return offers['neocloud.on_demand']?.median ?? medians[medians.length >> 1];
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Reads gpus/gpus.json, models/models.json and prices/price_summary.json below a folder. */
export function readFacts(folder: string): Facts {
  const { gpus } = read(join(folder, 'gpus/gpus.json')) as { gpus: readonly GpuFact[] };
  const { models } = read(join(folder, 'models/models.json')) as { models: readonly ModelFact[] };
  const prices = join(folder, 'prices/price_summary.json');
  const asked = existsSync(prices)
    ? (read(prices) as { gpus: Record<string, Record<string, { median: number }>> }).gpus
    : {};
  const priced = Object.entries(asked).flatMap(([id, offers]): [string, number][] => {
    const usd = price(offers);
    return usd === undefined ? [] : [[id, usd]];
  });
  return {
    accelerators: new Map(gpus.map((gpu) => [gpu.id, accelerator(gpu)])),
    shapes: new Map([...models.map(shape), ...otherShapes].map((one) => [one.id, one])),
    usdPerHour: new Map(priced),
  };
}
