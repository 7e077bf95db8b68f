import type { Efficiency } from './efficiency.ts';
import { gpusOf, type Replica } from './replica.ts';

/** Between machines, a link of 400 Gbit/s for each GPU. */
const networkGBps = 40;
const networkFloorUs = 30;

type Link = Efficiency['allReduce'][2];

function linkOf(gpus: number, { allReduce, linkedGpus = 8 }: Efficiency): Link {
  if (gpus > linkedGpus) return { floorUs: networkFloorUs, gigabytesPerSecond: networkGBps };
  return gpus > 4 ? allReduce[8] : gpus > 2 ? allReduce[4] : allReduce[2];
}

/**
 * Milliseconds of sums over the GPUs of a replica, two a layer, and of handing on between groups of layers, for a number
 * of tokens. Copies of the attention layers need no sum; gathering tokens before the experts and summing after is one.
 */
export function communicationTime(replica: Replica, efficiency: Efficiency): (tokens: number) => number {
  const { shape, tensorParallel = 1, pipelineParallel = 1 } = replica;
  const group = gpusOf(replica) / pipelineParallel;
  const { floorUs, gigabytesPerSecond } = linkOf(group, efficiency);
  const sums = group > 1 ? (tensorParallel > 1 ? 2 : 1) * shape.layers : 0;
  const bytesPerToken = 2 * shape.hidden;
  const hops = pipelineParallel > 1 ? pipelineParallel : 0;
  const hop = linkOf(2, efficiency);
  const fixed = (sums * floorUs + hops * 2 * hop.floorUs) / 1000;
  const perToken = bytesPerToken * (sums / (gigabytesPerSecond * 1e6) + hops / (hop.gigabytesPerSecond * 1e6));
  return (tokens) => fixed + perToken * tokens;
}
