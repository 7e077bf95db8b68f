import { efficiencyOf, gpusOf, maxKvTokens, memoryOf } from '@fleetmix/profiles';
import { card } from '../catalog/card.ts';
import { counted, whole } from '../output/figures.ts';
import { replicaText, type ServedReplica } from './served-replica.ts';

/** An engine in words: what it serves on what, how that fills its memory, and on what the estimate of it stands. */
export function engineCard(replica: ServedReplica, what: string, targets: string): string {
  const { shape, accelerator, engineName, weights, kvCache } = replica;
  return card(`${replicaText(shape.id, accelerator.id, gpusOf(replica))}: ${what}`, [
    ['engine', [engineName, `weights in ${weights}`, `KV cache in ${kvCache}`, ...parallelism(replica)].join(', ')],
    ['memory', memoryText(replica)],
    ['KV cache', cacheText(replica)],
    ['kernels', kernelText(replica)],
    ['targets', targets],
  ]);
}

function parallelism({ tensorParallel, pipelineParallel }: ServedReplica): readonly string[] {
  return [
    ...(tensorParallel > 1 ? [`every layer over ${tensorParallel} GPUs`] : []),
    ...(pipelineParallel > 1 ? [`layers in ${pipelineParallel} groups`] : []),
  ];
}

function memoryText(replica: ServedReplica): string {
  const { weightsGB, activationsGB, kvCacheGB, usableGB } = memoryOf(replica);
  const each = gpusOf(replica) > 1 ? 'of each GPU' : 'of the GPU';
  const parts = `${weightsGB.toFixed(1)} weights, ${activationsGB.toFixed(1)} activations`;
  const rest = kvCacheGB > 0 ? `, ${kvCacheGB.toFixed(1)} KV cache` : ': more than there is';
  return `${usableGB.toFixed(1)} GB ${each}: ${parts}${rest}`;
}

function cacheText(replica: ServedReplica): string {
  const tokens = maxKvTokens(replica);
  return tokens === 0 ? 'no room' : `room for ${counted(tokens, 'token')}: ${requestsText(tokens)}`;
}

function requestsText(tokens: number): string {
  const longest = 1000;
  return `${whole(Math.floor(tokens / longest))} requests of ${whole(longest)} at once`;
}

/** What the kernels' efficiencies are taken from. */
export function kernelText({ accelerator }: ServedReplica): string {
  const { basis, source } = efficiencyOf(accelerator);
  switch (basis) {
    case 'measured':
      return `efficiencies measured on this GPU: ${source}`;
    case 'same-chip':
      return `efficiencies measured on the same chip, ${source}`;
    case 'class-default':
      return `efficiencies of its class: ${source}`;
  }
}
