import type { ModelShape } from './model-shape.ts';

/** Elements of KV cache that one token takes over all layers. */
export function kvElementsPerToken({ layers, kvHeads, headDim, mla }: ModelShape): number {
  return mla === undefined ? 2 * layers * kvHeads * headDim : layers * (mla.kvLoraRank + mla.qkRopeHeadDim);
}
