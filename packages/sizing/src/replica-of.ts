import { findGpu, findModel, type Model } from '@fleetmix/catalog';
import type { Offer } from '@fleetmix/core';
import { type EngineName, engines, type Replica } from '@fleetmix/profiles';

/**
 * One engine of an offer, as the estimate wants it; undefined where the offer does not say what runs on it, or names an engine
 * that is not known. `model` stands for what the catalog does not have.
 * @throws UnknownNameError where the offer's GPU or model is not in the catalog
 */
export function replicaOf({ gpu, serving }: Offer, model?: Model): Replica | undefined {
  if (serving === undefined || !isEngine(serving.engine)) return undefined;
  const { engine, weights, kvCache, tensorParallel, pipelineParallel } = serving;
  return {
    shape: model?.id === serving.model ? model : findModel(serving.model),
    accelerator: findGpu(gpu),
    engine: engines[engine],
    ...(weights === undefined ? {} : { weights }),
    ...(kvCache === undefined ? {} : { kvCache }),
    ...(tensorParallel === undefined ? {} : { tensorParallel }),
    ...(pipelineParallel === undefined ? {} : { pipelineParallel }),
  };
}

function isEngine(name: string): name is EngineName {
  return Object.hasOwn(engines, name);
}
