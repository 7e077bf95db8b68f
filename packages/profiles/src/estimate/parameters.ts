import type { ModelShape } from '../model-shape.ts';
import { attentionMatrices, denseMatrices, elementsOf } from './matrices.ts';

/** Parameters of a model by what is done with them; a count is of elements, over all layers. */
export interface Parameters {
  /** Projections of attention: every token passes all of them. */
  readonly attention: number;
  /** Feed-forward layers that every token passes: dense ones and shared experts. */
  readonly dense: number;
  /** Routed experts, of which a token passes some. */
  readonly experts: number;
  readonly inputEmbedding: number;
  /** The output matrix; equal to the input embedding, and stored once, where the two are tied. */
  readonly head: number;
  readonly router: number;
  /** All of them, each stored once. */
  readonly total: number;
}

/** Layers whose feed-forward is a mixture of experts. */
export function expertLayers({ layers, moe }: ModelShape): number {
  return moe === undefined ? 0 : layers - moe.denseLayers;
}

/** Counts the parameters of a shape. Norms and biases, below a thousandth, are left out. */
export function parametersOf(shape: ModelShape): Parameters {
  const { hidden, vocab, moe, tied } = shape;
  const matrices = shape.feedForwardMatrices ?? 3;
  const routed = expertLayers(shape);
  const attention = elementsOf(attentionMatrices(shape));
  const dense = elementsOf(denseMatrices(shape));
  const experts = moe === undefined ? 0 : routed * moe.experts * matrices * hidden * moe.expertIntermediate;
  const router = moe === undefined ? 0 : routed * moe.experts * hidden;
  const head = hidden * vocab;
  return {
    attention,
    dense,
    experts,
    router,
    head,
    inputEmbedding: head,
    total: attention + dense + experts + router + head * (tied ? 1 : 2),
  };
}
