/** The shape of a transformer, from which weights, arithmetic and KV cache follow. Counts are of elements. */
export interface ModelShape {
  readonly id: string;
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
  /** Number format in which the weights were published. */
  readonly nativePrecision: 'bf16' | 'fp8' | 'fp4';
  /** Multi-head latent attention (DeepSeek-V2): the KV cache holds one compressed vector a token and layer. */
  readonly mla?: {
    readonly kvLoraRank: number;
    /** 0 where queries are not compressed. */
    readonly qLoraRank: number;
    readonly qkRopeHeadDim: number;
    readonly qkNopeHeadDim: number;
    readonly vHeadDim: number;
  };
  /** Matrices of a feed-forward layer: 3 where it is gated (the default), 2 where it is not. */
  readonly feedForwardMatrices?: 2 | 3;
  /** Layers that look back only so many tokens and keep no more; 0 tokens: layers with a state of fixed size instead. */
  readonly slidingWindow?: { readonly tokens: number; readonly layers: number };
  /** Mixture of experts. */
  readonly moe?: {
    readonly experts: number;
    readonly expertsPerToken: number;
    readonly expertIntermediate: number;
    /** Width of the experts that every token passes; 0 where there are none. */
    readonly sharedIntermediate: number;
    /** Layers with a dense feed-forward instead, and its width. */
    readonly denseLayers: number;
    readonly denseIntermediate: number;
  };
}
