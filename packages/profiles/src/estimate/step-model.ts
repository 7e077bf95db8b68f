import { attentionTime } from './attention-time.ts';
import type { Batch } from './batch.ts';
import { communicationTime } from './communication-time.ts';
import { efficiencyOf } from './efficiency-of.ts';
import { engines } from './engines.ts';
import { expertTime } from './expert-time.ts';
import { linearTime } from './linear-time.ts';
import { gpusOf, type Replica } from './replica.ts';

/** How much longer groups of layers take than if none ever waited for another: fitted to TensorRT-LLM's published maxima. */
const bubbles = 1.25;

/** Milliseconds of one step for a batch. */
export type StepModel = (batch: Batch) => number;

/**
 * The time of one engine step as a function of what the batch holds: what can be computed once for the replica is, so that
 * a call takes well under a microsecond. Terms, added up:
 * - linear layers and output matrix: roofline of arithmetic and of reading the weights, with measured efficiencies;
 * - routed experts: reading those that the batch touches, and their arithmetic;
 * - attention: arithmetic over prompts, reading the KV cache of running sequences;
 * - sums over GPUs, two a layer; and the engine's own time by step, layer and sequence.
 *
 * With pipeline parallelism the batch is cut into as many equal parts as there are groups of layers, which work at once;
 * the time is that in which every sequence advances one token.
 * @throws RangeError where the accelerator lacks a bf16 figure.
 */
export function stepModel(replica: Replica): StepModel {
  const { shape, pipelineParallel = 1, dataParallel = 1, engine = engines.vllm } = replica;
  const efficiency = replica.efficiency ?? efficiencyOf(replica.accelerator);
  const linear = linearTime(replica, efficiency, engine);
  const experts = expertTime(replica, efficiency, engine);
  const attention = attentionTime(replica, efficiency, engine);
  const communication = communicationTime(replica, efficiency);
  const layerUs = engine.layerUs + (shape.mla === undefined ? 0 : engine.latentLayerUs);
  const peers = Math.log2(gpusOf(replica));
  const fixed = engine.stepMs + peers * engine.peerStepMs + (shape.layers * layerUs) / 1000;
  const part = 1 / pipelineParallel;
  const copy = part / dataParallel;
  const waiting = pipelineParallel > 1 ? bubbles : 1;
  return ({ prefill, decodes, decodeKvTokens }) => {
    let promptTokens = 0;
    let promptMs = 0;
    for (const chunk of prefill) {
      promptTokens += chunk.newTokens;
      promptMs += attention.prefill(chunk);
    }
    const tokens = promptTokens + decodes;
    if (tokens === 0) return 0;
    const sequences = decodes + prefill.length;
    const gpuMs =
      fixed +
      (prefill.length > 0 ? engine.prefillStepMs : 0) +
      (sequences * engine.sequenceUs) / 1000 +
      linear(tokens * copy, sequences * copy) +
      experts(tokens * part) +
      copy * (promptMs + attention.decode(decodes, decodeKvTokens)) +
      communication(tokens * part);
    return Math.max(waiting * gpuMs, (sequences * copy * engine.hostSequenceUs) / 1000);
  };
}

/** Milliseconds of one step of a replica: `stepModel(replica)(batch)`, for a single question. */
export function stepTime(replica: Replica, batch: Batch): number {
  return stepModel(replica)(batch);
}
