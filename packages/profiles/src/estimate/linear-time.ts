import type { Precision } from '../accelerator.ts';
import type { Efficiency } from './efficiency.ts';
import type { Engine } from './engine.ts';
import { attentionMatrices, denseMatrices, elementsOf, type Matrix, shardsOf } from './matrices.ts';
import { linearCost } from './matrix-cost.ts';
import { parametersOf } from './parameters.ts';
import { bytesOf, type Replica } from './replica.ts';
import { roofline } from './roofline.ts';

/** Format of the attention projections: those beside fp4 experts are published, and kept, in bf16. */
function attentionFormat(weights: Precision, experts: number): Precision {
  return weights === 'fp4' && experts > 0 ? 'bf16' : weights;
}

/**
 * Elements that a token moves through memory between the matrix kernels of one layer: norms, rotary embedding, gates. What
 * routed experts move is in their measured times.
 */
function activationElements({ shape, tensorParallel = 1 }: Replica): number {
  const wide = shape.moe === undefined ? shape.intermediate : shape.moe.sharedIntermediate;
  const attention = shape.headDim * (shape.heads + 2 * shape.kvHeads);
  return 8 * shape.hidden + (3 * attention + 3 * wide) / tensorParallel;
}

/** Milliseconds of the matrices' arithmetic for one of many tokens. */
function msPerToken(matrices: readonly Matrix[], cost: ReturnType<typeof linearCost>): number {
  const operations = matrices.map(
    ({ inputs, outputs, count }) => 2 * count * (inputs + cost.halfInputs) * (outputs + cost.halfOutputs),
  );
  return operations.reduce((sum, one) => sum + one, 0) * cost.msPerOperation;
}

/** Milliseconds that every linear layer outside routed experts takes for a number of tokens, and the output matrix. */
export function linearTime(
  replica: Replica,
  efficiency: Efficiency,
  engine: Engine,
): (tokens: number, sampled: number) => number {
  const { shape, accelerator, weights = shape.nativePrecision, tensorParallel = 1 } = replica;
  const { experts, router, head } = parametersOf(shape);
  const split = 1 / tensorParallel;
  const format = attentionFormat(weights, experts);
  const attention = shardsOf(attentionMatrices(shape), tensorParallel);
  const dense = shardsOf(denseMatrices(shape), tensorParallel);
  const attentionCost = linearCost(accelerator, efficiency, engine, format);
  const denseCost = linearCost(accelerator, efficiency, engine, weights);
  const headCost = linearCost(accelerator, efficiency, engine, 'bf16');
  const reading =
    elementsOf(attention) * bytesOf[format] * attentionCost.msPerByte +
    elementsOf(dense) * bytesOf[weights] * denseCost.msPerByte +
    2 * router * headCost.msPerByte;
  const perToken = msPerToken(attention, attentionCost) + msPerToken(dense, denseCost);
  const moving = (shape.layers * activationElements(replica) * 2) / (accelerator.memoryBandwidthGBps * 1e6 * 0.8);
  const headReading = split * head * 2 * headCost.msPerByte;
  const headPerToken = split * head * 2 * headCost.msPerOperation;
  return (tokens, sampled) =>
    roofline(perToken * tokens, reading) + moving * tokens + roofline(headPerToken * sampled, headReading);
}
