import type { Engine } from './engine.ts';

const one = { bf16: 1, fp8: 1, fp4: 1 };

const vllm: Engine = {
  name: 'vllm',
  stepMs: 1,
  prefillStepMs: 2,
  sequenceUs: 8,
  layerUs: 25,
  expertLayerUs: 25,
  arithmetic: one,
  weightReading: one,
  expertArithmetic: 1,
  expertReading: 1,
  attentionArithmetic: 1,
  kvReading: 1,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  reservedOutputShare: 0.5,
};

/** Engines that an estimate can be made for. */
export const engines = {
  vllm,
  sglang: { ...vllm, name: 'sglang' },
  trtllm: { ...vllm, name: 'trtllm', reservedOutputShare: 1, maxSequences: 2048 },
  'vllm-2024': { ...vllm, name: 'vllm-2024', maxSequences: 256 },
  'trtllm-2024': { ...vllm, name: 'trtllm-2024', reservedOutputShare: 1 },
} as const satisfies Readonly<Record<string, Engine>>;

/** Name of an engine in {@link engines}. */
export type EngineName = keyof typeof engines;
