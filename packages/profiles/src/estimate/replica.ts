import type { Accelerator, Precision } from '../accelerator.ts';
import type { ModelShape } from '../model-shape.ts';
import type { Efficiency } from './efficiency.ts';
import type { Engine } from './engine.ts';

/** One copy of a model on some GPUs of one kind, as an engine serves it. */
export interface Replica {
  readonly shape: ModelShape;
  readonly accelerator: Accelerator;
  /** Number format of the weights of linear layers; the published one where absent. Embeddings stay in bf16. */
  readonly weights?: Precision;
  /** Number format of the KV cache; bf16 where absent. */
  readonly kvCache?: 'bf16' | 'fp8';
  /** GPUs over which every layer is split; 1 where absent. */
  readonly tensorParallel?: number;
  /** Groups of layers, each on GPUs of its own; 1 where absent. */
  readonly pipelineParallel?: number;
  /** Copies of the attention layers beside one set of experts (DP attention); 1 where absent. */
  readonly dataParallel?: number;
  /** GPUs over which whole experts are spread; 1 where each expert is split over the GPUs like any layer. */
  readonly expertParallel?: number;
  /** vLLM where absent. */
  readonly engine?: Engine;
  /** The table's where absent: see `efficiencyOf`. */
  readonly efficiency?: Efficiency;
  /** Share of a GPU's memory that the engine may take; 0.9 where absent. */
  readonly memoryUtilization?: number;
}

/** GPUs that a replica takes. */
export function gpusOf({ tensorParallel = 1, pipelineParallel = 1, dataParallel = 1 }: Replica): number {
  return tensorParallel * pipelineParallel * dataParallel;
}

/** Bytes of an element; fp4 with one scale of 8 bits for 16 elements (NVFP4). */
export const bytesOf: Readonly<Record<Precision, number>> = { bf16: 2, fp8: 1, fp4: 0.5625 };
