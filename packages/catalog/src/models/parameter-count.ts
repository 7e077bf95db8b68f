import type { Model } from './model.ts';

/** Parameters of a model: all of them, and those that one token passes. */
export interface ParameterCount {
  readonly total: number;
  /** With both embeddings, so that it exceeds some published counts of active parameters. */
  readonly active: number;
}

/** What a count of parameters needs of a model. */
type Shape = Omit<Model, 'id' | 'family' | 'aliases' | 'source' | 'verified'>;

/** Counts the parameters of a shape. Norms and biases, below a thousandth, are left out. */
export function parameterCount(model: Shape): ParameterCount {
  const { hidden, layers, moe } = model;
  const matrices = model.feedForwardMatrices ?? 3;
  const around = hidden * model.vocab * (model.tied ? 1 : 2) + layers * attentionOf(model);
  if (moe === undefined) {
    const total = around + layers * matrices * hidden * model.intermediate;
    return { total, active: total };
  }
  const dense = moe.denseLayers * matrices * hidden * moe.denseIntermediate;
  const router = hidden * moe.experts;
  const ofExperts = (experts: number) =>
    (layers - moe.denseLayers) *
    (router + matrices * hidden * (experts * moe.expertIntermediate + moe.sharedIntermediate));
  return { total: around + dense + ofExperts(moe.experts), active: around + dense + ofExperts(moe.expertsPerToken) };
}

/** Of one layer: queries, keys, values and output; with latent attention by way of the compressed vectors. */
function attentionOf({ hidden, heads, kvHeads, headDim, mla }: Shape): number {
  if (mla === undefined) return hidden * headDim * (2 * heads + 2 * kvHeads);
  const { qLoraRank, kvLoraRank, qkNopeHeadDim, qkRopeHeadDim, vHeadDim } = mla;
  const queryWidth = heads * (qkNopeHeadDim + qkRopeHeadDim);
  const query = qLoraRank === 0 ? hidden * queryWidth : qLoraRank * (hidden + queryWidth);
  const keysAndValues = hidden * (kvLoraRank + qkRopeHeadDim) + kvLoraRank * heads * (qkNopeHeadDim + vHeadDim);
  return query + keysAndValues + heads * vHeadDim * hidden;
}
