import type { Precision } from '../accelerator.ts';

/**
 * What an inference engine adds to the time of the kernels, and how it forms batches. The figures were fitted to end-to-end
 * measurements (`pnpm accuracy --fit`); the limits of a batch are the engines' defaults.
 */
export interface Engine {
  readonly name: string;
  /** Reading a request, cutting it into tokens and sending the first one back, before and after the steps. */
  readonly requestMs: number;
  /** Scheduling, sampling and everything else that a step costs once. */
  readonly stepMs: number;
  /** More of it for every doubling of the GPUs that have to be told what to do. */
  readonly peerStepMs: number;
  /** More of it where a step holds a prompt. */
  readonly prefillStepMs: number;
  /** More of it for every sequence of the step. */
  readonly sequenceUs: number;
  /** What the host does for every sequence while the GPU works: felt only where it takes longer than the GPU. */
  readonly hostSequenceUs: number;
  /** Norms, rotary embedding, launches: what a layer costs however little it computes. */
  readonly layerUs: number;
  /** More of it in a layer with routed experts: routing, sorting tokens by expert, combining. */
  readonly expertLayerUs: number;
  /** More of it in a layer with latent attention, which has more and smaller projections. */
  readonly latentLayerUs: number;
  /** The engine's matrix kernels relative to the measured tables: arithmetic and reading of weights. */
  readonly arithmetic: Readonly<Record<Precision, number>>;
  readonly weightReading: Readonly<Record<Precision, number>>;
  /** The same for kernels of routed experts. */
  readonly expertArithmetic: number;
  readonly expertReading: number;
  /** Attention over prompts, and reading of the KV cache. */
  readonly attentionArithmetic: number;
  readonly kvReading: number;
  /**
   * Share of the others' prompts that a request meets while it decodes; the rest it meets before its first token. 1 where
   * prompts are computed as they come, less where an engine that serves equal requests keeps them in step.
   */
  readonly interruption: number;
  /** Prompts for which one waits where all requests are of exactly one size: those that begin together end together. */
  readonly bunching: number;
  /** Most tokens computed in one step. */
  readonly maxBatchedTokens: number;
  readonly maxSequences: number;
  /** Share of its output tokens for which a request must have room in the KV cache when it starts. */
  readonly reservedOutputShare: number;
}
