import { kvElementsPerToken } from '../kv-elements.ts';
import type { ModelShape } from '../model-shape.ts';
import { engines } from './engines.ts';
import { parametersOf } from './parameters.ts';
import { bytesOf, type Replica } from './replica.ts';

const bytesPerGB = 1e9;

/** CUDA context, graphs and communication buffers. */
const contextGB = 1.5;

/** Memory of one GPU of a replica, in GB (10^9 bytes). */
export interface Memory {
  readonly weightsGB: number;
  /** Largest intermediate results, and the engine's own. */
  readonly activationsGB: number;
  /** What is left for the KV cache; 0 where nothing is. */
  readonly kvCacheGB: number;
  /** What the engine may take. */
  readonly usableGB: number;
  /** Whether weights and activations leave room for at least one token. */
  readonly fits: boolean;
}

/** Bytes of all weights of a model with its linear layers in one format; attention beside fp4 experts stays in bf16. */
export function weightBytes(shape: ModelShape, precision = shape.nativePrecision): number {
  const { attention, dense, experts, router, head } = parametersOf(shape);
  const bytes = bytesOf[precision];
  const attentionBytes = attention * (precision === 'fp4' && experts > 0 ? 2 : bytes);
  return attentionBytes + (dense + experts) * bytes + 2 * router + 2 * head * (shape.tied ? 1 : 2);
}

/**
 * Bytes that one token takes in the KV cache of one GPU. Latent attention is not split by tensor parallelism; layers with
 * a sliding window are left out, since they keep little.
 */
export function kvBytesPerToken(replica: Replica): number {
  const { shape, tensorParallel = 1, pipelineParallel = 1 } = replica;
  const shards = shape.mla === undefined ? Math.min(tensorParallel, shape.kvHeads) : 1;
  return movedBytesPerToken(replica) / shards / pipelineParallel;
}

/** Bytes of KV cache that one token takes in all, as they are moved from one replica to another. */
export function movedBytesPerToken({ shape, kvCache = 'bf16' }: Pick<Replica, 'shape' | 'kvCache'>): number {
  const lasting = 1 - (shape.slidingWindow?.layers ?? 0) / shape.layers;
  return lasting * kvElementsPerToken(shape) * bytesOf[kvCache];
}

function weightBytesPerGpu(replica: Replica): number {
  const {
    shape,
    weights = shape.nativePrecision,
    tensorParallel = 1,
    pipelineParallel = 1,
    dataParallel = 1,
  } = replica;
  const { experts } = parametersOf(shape);
  const expertBytes = experts * bytesOf[weights];
  const rest = weightBytes(shape, weights) - expertBytes;
  return (rest / tensorParallel + expertBytes / (tensorParallel * dataParallel)) / pipelineParallel;
}

/** How a replica's weights, activations and KV cache fill one of its GPUs. */
export function memoryOf(replica: Replica): Memory {
  const { shape, accelerator, tensorParallel = 1, engine = engines.vllm, memoryUtilization = 0.9 } = replica;
  const weightsGB = weightBytesPerGpu(replica) / bytesPerGB;
  const width = 4 * shape.hidden + (2 * shape.intermediate) / tensorParallel;
  const activationsGB = contextGB + (engine.maxBatchedTokens * width * 2) / bytesPerGB;
  const usableGB = memoryUtilization * accelerator.memoryGB;
  const kvCacheGB = Math.max(0, usableGB - weightsGB - activationsGB);
  return { weightsGB, activationsGB, kvCacheGB, usableGB, fits: kvCacheGB * bytesPerGB >= kvBytesPerToken(replica) };
}

/** Tokens of KV cache for which the whole replica has room; 0 where the model does not fit. */
export function maxKvTokens(replica: Replica): number {
  const perGpu = (memoryOf(replica).kvCacheGB * bytesPerGB) / kvBytesPerToken(replica);
  return Math.floor(perGpu * (replica.dataParallel ?? 1));
}
