import type { Gpu, Model } from '@fleetmix/catalog';
import { type EngineName, engines, type Precision, profileOffers, type Replica } from '@fleetmix/profiles';
import { UsageError } from '../usage-error.ts';

/** How one engine serves a model; flags by their names. */
export interface EngineRequest {
  readonly engine?: EngineName | undefined;
  readonly weights?: Precision | undefined;
  readonly 'kv-cache'?: 'bf16' | 'fp8' | undefined;
  readonly 'tensor-parallel'?: number | undefined;
  readonly 'pipeline-parallel'?: number | undefined;
}

/** One engine with a model of the catalog on GPUs of the catalog, nothing about it left open. */
export interface ServedReplica extends Replica {
  readonly shape: Model;
  readonly accelerator: Gpu;
  readonly engineName: EngineName;
  readonly weights: Precision;
  readonly kvCache: 'bf16' | 'fp8';
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
}

/** @throws UsageError where the model has fewer layers than groups of them are asked for */
export function servedReplica(shape: Model, accelerator: Gpu, request: EngineRequest): ServedReplica {
  const { engine = 'vllm', weights = shape.nativePrecision, 'kv-cache': kvCache = 'bf16' } = request;
  const { 'tensor-parallel': tensorParallel = 1, 'pipeline-parallel': pipelineParallel = 1 } = request;
  if (pipelineParallel > shape.layers) {
    throw new UsageError(`--pipeline-parallel is ${pipelineParallel}, and ${shape.id} has ${shape.layers} layers.`);
  }
  const served = { shape, accelerator, engineName: engine, engine: engines[engine] };
  return { ...served, weights, kvCache, tensorParallel, pipelineParallel };
}

/** Why the engine cannot serve anything, not even the smallest request at leisure; undefined where it can. */
export function hindrance({ accelerator, tensorParallel, ...recipe }: ServedReplica): string | undefined {
  const candidate = { accelerator, layout: { gpusPerEngine: tensorParallel, engines: 1 } };
  const smallest = { size: { inputTokens: 1, outputTokens: 1 }, slo: {} };
  return profileOffers(recipe, [candidate], [smallest]).offers[0]?.reasons[0];
}

/** `Llama-3.1-70B-Instruct on 4 x H100-SXM`. */
export function replicaText(model: string, gpu: string, gpus: number): string {
  return `${model.slice(model.lastIndexOf('/') + 1)} on ${gpus === 1 ? '' : `${gpus} x `}${gpu}`;
}
