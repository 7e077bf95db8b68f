import type { Source } from '../source.ts';

/**
 * The shape of a transformer, and where it was published. It can be given wherever `@fleetmix/profiles` takes a
 * `ModelShape`. Counts are of elements.
 */
export interface Model {
  /** Its name at Hugging Face, organisation first; for one of one's own whatever it is called. */
  readonly id: string;
  /** `model_type` of its config.json. */
  readonly family: string;
  /** Other names that {@link findModel} takes for it. */
  readonly aliases: readonly string[];
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  /** Key and value heads: fewer than `heads` with grouped-query attention. */
  readonly kvHeads: number;
  readonly headDim: number;
  /** Width of a dense feed-forward layer. */
  readonly intermediate: number;
  readonly vocab: number;
  readonly maxContextTokens: number;
  /** Whether input and output embedding are one matrix. */
  readonly tied: boolean;
  /** Number format in which most weights were published; integers of 8 and 4 bits count as fp8 and fp4. */
  readonly nativePrecision: 'bf16' | 'fp8' | 'fp4';
  /** Matrices of a feed-forward layer where it is not gated; 3 where absent. */
  readonly feedForwardMatrices?: 2 | 3;
  /** Layers that look back only so many tokens; 0 tokens: layers with a state of fixed size instead. */
  readonly slidingWindow?: { readonly tokens: number; readonly layers: number };
  /** Multi-head latent attention. */
  readonly mla?: {
    readonly kvLoraRank: number;
    /** 0 where queries are not compressed. */
    readonly qLoraRank: number;
    readonly qkRopeHeadDim: number;
    readonly qkNopeHeadDim: number;
    readonly vHeadDim: number;
  };
  /** Mixture of experts. */
  readonly moe?: {
    readonly experts: number;
    readonly expertsPerToken: number;
    readonly expertIntermediate: number;
    /** Width of the experts that every token passes, together; 0 where there are none. */
    readonly sharedIntermediate: number;
    /** Layers with a dense feed-forward instead, and its width. */
    readonly denseLayers: number;
    readonly denseIntermediate: number;
  };
  /** Parameters as published, in billions; absent for a model of one's own. */
  readonly publishedBillions?: { readonly total: number; readonly active?: number };
  readonly source: Source;
  /** Whether the source states the shape, or it comes from general knowledge. */
  readonly verified: boolean;
  readonly note?: string;
}
