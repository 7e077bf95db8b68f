import type { ModelShape } from '../model-shape.ts';

/** A weight matrix that every token passes, and how often the model has it. */
export interface Matrix {
  readonly inputs: number;
  readonly outputs: number;
  readonly count: number;
  /** Which side tensor parallelism cuts; none where every GPU keeps all of it. */
  readonly cut: 'inputs' | 'outputs' | 'none';
}

function latentAttention(
  { layers, hidden, heads }: ModelShape,
  mla: NonNullable<ModelShape['mla']>,
): readonly Matrix[] {
  const queryWidth = heads * (mla.qkNopeHeadDim + mla.qkRopeHeadDim);
  const queries: readonly Matrix[] =
    mla.qLoraRank === 0
      ? [{ inputs: hidden, outputs: queryWidth, count: layers, cut: 'outputs' }]
      : [
          { inputs: hidden, outputs: mla.qLoraRank, count: layers, cut: 'none' },
          { inputs: mla.qLoraRank, outputs: queryWidth, count: layers, cut: 'outputs' },
        ];
  const keysAndValues = heads * (mla.qkNopeHeadDim + mla.vHeadDim);
  return [
    ...queries,
    { inputs: hidden, outputs: mla.kvLoraRank + mla.qkRopeHeadDim, count: layers, cut: 'none' },
    { inputs: mla.kvLoraRank, outputs: keysAndValues, count: layers, cut: 'outputs' },
    { inputs: heads * mla.vHeadDim, outputs: hidden, count: layers, cut: 'inputs' },
  ];
}

/** The projections of attention. */
export function attentionMatrices(shape: ModelShape): readonly Matrix[] {
  const { layers, hidden, heads, kvHeads, headDim, mla } = shape;
  if (mla !== undefined) return latentAttention(shape, mla);
  return [
    { inputs: hidden, outputs: (heads + 2 * kvHeads) * headDim, count: layers, cut: 'outputs' },
    { inputs: heads * headDim, outputs: hidden, count: layers, cut: 'inputs' },
  ];
}

function feedForward(shape: ModelShape, width: number, count: number): readonly Matrix[] {
  if (width === 0 || count === 0) return [];
  const up = (shape.feedForwardMatrices ?? 3) - 1;
  return [
    { inputs: shape.hidden, outputs: up * width, count, cut: 'outputs' },
    { inputs: width, outputs: shape.hidden, count, cut: 'inputs' },
  ];
}

/** The feed-forward layers that every token passes: dense ones and shared experts. */
export function denseMatrices(shape: ModelShape): readonly Matrix[] {
  const { layers, intermediate, moe } = shape;
  if (moe === undefined) return feedForward(shape, intermediate, layers);
  const routed = layers - moe.denseLayers;
  return [
    ...feedForward(shape, moe.denseIntermediate, moe.denseLayers),
    ...feedForward(shape, moe.sharedIntermediate, routed),
  ];
}

/** Elements of some matrices. */
export function elementsOf(matrices: readonly Matrix[]): number {
  return matrices.reduce((sum, { inputs, outputs, count }) => sum + inputs * outputs * count, 0);
}

/** The same matrices as one of so many GPUs has them. */
export function shardsOf(matrices: readonly Matrix[], gpus: number): readonly Matrix[] {
  return matrices.map((matrix) => ({
    ...matrix,
    inputs: matrix.inputs / (matrix.cut === 'inputs' ? gpus : 1),
    outputs: matrix.outputs / (matrix.cut === 'outputs' ? gpus : 1),
  }));
}
