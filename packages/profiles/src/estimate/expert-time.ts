import type { Efficiency } from './efficiency.ts';
import type { Engine } from './engine.ts';
import { expertCost } from './matrix-cost.ts';
import { expertLayers, parametersOf } from './parameters.ts';
import { bytesOf, gpusOf, type Replica } from './replica.ts';

/** How much longer the busiest GPU takes than the mean one where whole experts are spread over GPUs. */
const imbalance = 1.15;

/**
 * Milliseconds that routed experts take for a number of tokens: a batch touches experts x (1 - (1 - k / experts)^tokens)
 * different ones in the mean, and reads those; grouped kernels hide little of the reading behind the arithmetic.
 */
export function expertTime(replica: Replica, efficiency: Efficiency, engine: Engine): (tokens: number) => number {
  const { shape, accelerator, weights = shape.nativePrecision, pipelineParallel = 1, expertParallel = 1 } = replica;
  if (shape.moe === undefined) return () => 0;
  const { experts: count, expertsPerToken } = shape.moe;
  const { experts } = parametersOf(shape);
  const cost = expertCost(accelerator, efficiency, engine, weights);
  const share = (expertParallel > 1 ? imbalance : 1) / (gpusOf(replica) / pipelineParallel);
  const reading = share * experts * bytesOf[weights] * cost.msPerByte;
  const movedBytes = 2 * expertsPerToken * (shape.hidden + 2 * shape.moe.expertIntermediate);
  const movingMs = (cost.moving * expertLayers(shape) * share * movedBytes) / (accelerator.memoryBandwidthGBps * 1e6);
  const perToken = ((share * experts * expertsPerToken) / count) * 2 * cost.msPerOperation + movingMs;
  const floor = (expertLayers(shape) * engine.expertLayerUs) / 1000;
  const missed = Math.log1p(-Math.min(expertsPerToken / count, 1 - 1e-9));
  return (tokens) => floor + perToken * tokens - reading * Math.expm1(missed * tokens);
}
