import { kvElementsPerToken } from '../kv-elements.ts';
import type { ModelShape } from '../model-shape.ts';
import type { PrefillChunk } from './batch.ts';
import type { Efficiency } from './efficiency.ts';
import type { Engine } from './engine.ts';
import { peakPerMs } from './matrix-cost.ts';
import { bytesOf, type Replica } from './replica.ts';

/** Operations of one layer's attention for a pair of a new and a cached token, while prompts are computed. */
function operationsPerPair({ heads, headDim, mla }: ModelShape): number {
  return mla === undefined ? 4 * heads * headDim : 2 * heads * (mla.qkNopeHeadDim + mla.qkRopeHeadDim + mla.vHeadDim);
}

/** The same while decoding; latent attention then works on the compressed vectors (DeepSeek-V2, section 2.1.2). */
function decodeOperationsPerPair({ heads, headDim, mla }: ModelShape): number {
  return mla === undefined ? 4 * heads * headDim : 2 * heads * (2 * mla.kvLoraRank + mla.qkRopeHeadDim);
}

/** Milliseconds of attention over prompts and over the KV cache of running sequences. */
export interface AttentionTime {
  readonly prefill: (chunk: PrefillChunk) => number;
  /** For so many sequences with so many tokens in the cache together. */
  readonly decode: (sequences: number, kvTokens: number) => number;
}

/** Attention of a replica; each of its copies of the attention layers takes its share of the batch. */
export function attentionTime(replica: Replica, efficiency: Efficiency, engine: Engine): AttentionTime {
  const { shape, accelerator, kvCache = 'bf16', tensorParallel = 1 } = replica;
  const window = shape.slidingWindow ?? { tokens: 0, layers: 0 };
  const full = shape.layers - window.layers;
  const rate = peakPerMs(accelerator, 'bf16');
  const { arithmetic, halfTokens } = efficiency.prefillAttention;
  const msPerPair = operationsPerPair(shape) / tensorParallel / (rate * arithmetic * engine.attentionArithmetic);
  const shards = shape.mla === undefined ? Math.min(tensorParallel, shape.kvHeads) : 1;
  const bytesPerLayer = (kvElementsPerToken(shape) / shape.layers) * bytesOf[kvCache];
  const msPerKvToken =
    bytesPerLayer / shards / (accelerator.memoryBandwidthGBps * 1e6 * efficiency.kvReading * engine.kvReading) +
    decodeOperationsPerPair(shape) / tensorParallel / (rate * 0.5);
  return {
    prefill: ({ newTokens, pastTokens }) => {
      const context = pastTokens + newTokens / 2;
      const seen = full * (context + halfTokens) + window.layers * Math.min(context, window.tokens);
      return msPerPair * newTokens * seen;
    },
    decode: (sequences, kvTokens) =>
      msPerKvToken * (full * kvTokens + window.layers * Math.min(kvTokens, sequences * window.tokens)),
  };
}
