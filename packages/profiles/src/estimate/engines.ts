import type { Engine } from './engine.ts';

/** vLLM 0.12 to 0.19. */
const vllm: Engine = {
  name: 'vllm',
  requestMs: 40,
  stepMs: 0.406,
  peerStepMs: 0.0508,
  prefillStepMs: 1.96,
  sequenceUs: 5.95,
  hostSequenceUs: 20,
  layerUs: 50.6,
  expertLayerUs: 20.8,
  latentLayerUs: 15.9,
  arithmetic: { bf16: 0.98, fp8: 1.01, fp4: 0.999 },
  weightReading: { bf16: 1, fp8: 1.02, fp4: 0.994 },
  expertArithmetic: 0.395,
  expertReading: 0.905,
  attentionArithmetic: 0.999,
  kvReading: 1.09,
  interruption: 1,
  bunching: 1.8,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  reservedOutputShare: 0.5,
};

/** SGLang 0.5. */
const sglang: Engine = {
  name: 'sglang',
  requestMs: 100,
  stepMs: 0.87,
  peerStepMs: 0.0511,
  prefillStepMs: 1.62,
  sequenceUs: 1.51,
  hostSequenceUs: 20,
  layerUs: 28.4,
  expertLayerUs: 51.8,
  latentLayerUs: 17.7,
  arithmetic: { bf16: 1.03, fp8: 0.949, fp4: 0.999 },
  weightReading: { bf16: 1.06, fp8: 0.982, fp4: 1 },
  expertArithmetic: 0.898,
  expertReading: 0.75,
  attentionArithmetic: 0.993,
  kvReading: 0.96,
  interruption: 0.698,
  bunching: 2,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  reservedOutputShare: 0.5,
};

/** TensorRT-LLM 1.0 to 1.3. */
const trtllm: Engine = {
  name: 'trtllm',
  requestMs: 40,
  stepMs: 0.625,
  peerStepMs: 0.0478,
  prefillStepMs: 0.375,
  sequenceUs: 4.36,
  hostSequenceUs: 22.6,
  layerUs: 34,
  expertLayerUs: 11.8,
  latentLayerUs: 14.7,
  arithmetic: { bf16: 1.01, fp8: 0.965, fp4: 0.939 },
  weightReading: { bf16: 1.08, fp8: 0.974, fp4: 0.949 },
  expertArithmetic: 0.645,
  expertReading: 0.962,
  attentionArithmetic: 1.02,
  kvReading: 0.953,
  interruption: 1,
  bunching: 4,
  maxBatchedTokens: 8192,
  maxSequences: 2048,
  reservedOutputShare: 1,
};

/** vLLM 0.2, as Splitwise measured it. */
const vllm2023: Engine = {
  name: 'vllm-2023',
  requestMs: 0,
  stepMs: 1.06,
  peerStepMs: 7.1,
  prefillStepMs: 2,
  sequenceUs: 8.37,
  hostSequenceUs: 20,
  layerUs: 30.2,
  expertLayerUs: 15,
  latentLayerUs: 15,
  arithmetic: { bf16: 1, fp8: 1, fp4: 1 },
  weightReading: { bf16: 1.01, fp8: 1, fp4: 1 },
  expertArithmetic: 1,
  expertReading: 1,
  attentionArithmetic: 1,
  kvReading: 0.99,
  interruption: 1,
  bunching: 0,
  maxBatchedTokens: 8192,
  maxSequences: 256,
  reservedOutputShare: 0.5,
};

/** vLLM of 2024, before its rewrite. */
const vllm2024: Engine = {
  name: 'vllm-2024',
  requestMs: 0,
  stepMs: 1.22,
  peerStepMs: 0.58,
  prefillStepMs: 2,
  sequenceUs: 81.5,
  hostSequenceUs: 20,
  layerUs: 39.3,
  expertLayerUs: 15.3,
  latentLayerUs: 15,
  arithmetic: { bf16: 0.985, fp8: 1, fp4: 1 },
  weightReading: { bf16: 0.918, fp8: 1, fp4: 1 },
  expertArithmetic: 1.02,
  expertReading: 1.07,
  attentionArithmetic: 0.999,
  kvReading: 0.98,
  interruption: 1,
  bunching: 0,
  maxBatchedTokens: 8192,
  maxSequences: 256,
  reservedOutputShare: 0.5,
};

/** TensorRT-LLM 0.5 to 0.12. */
const trtllm2024: Engine = {
  name: 'trtllm-2024',
  requestMs: 0,
  stepMs: 1.25,
  peerStepMs: 0.0519,
  prefillStepMs: 1.62,
  sequenceUs: 9.54,
  hostSequenceUs: 20,
  layerUs: 43.3,
  expertLayerUs: 12.8,
  latentLayerUs: 15,
  arithmetic: { bf16: 0.968, fp8: 0.995, fp4: 1 },
  weightReading: { bf16: 0.927, fp8: 0.996, fp4: 1 },
  expertArithmetic: 1.18,
  expertReading: 1.1,
  attentionArithmetic: 1,
  kvReading: 1.07,
  interruption: 1,
  bunching: 0,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  reservedOutputShare: 1,
};

/** vLLM of 2024 on AMD GPUs, before its kernels were tuned for them. */
const vllm2024Rocm: Engine = {
  name: 'vllm-2024-rocm',
  requestMs: 0,
  stepMs: 0.981,
  peerStepMs: 1.15,
  prefillStepMs: 2,
  sequenceUs: 70.2,
  hostSequenceUs: 20,
  layerUs: 164,
  expertLayerUs: 15.4,
  latentLayerUs: 15,
  arithmetic: { bf16: 0.223, fp8: 1, fp4: 1 },
  weightReading: { bf16: 0.71, fp8: 1, fp4: 1 },
  expertArithmetic: 0.901,
  expertReading: 0.525,
  attentionArithmetic: 0.998,
  kvReading: 0.952,
  interruption: 1,
  bunching: 0,
  maxBatchedTokens: 8192,
  maxSequences: 256,
  reservedOutputShare: 0.5,
};

/**
 * Engines that an estimate can be made for. Their constants, limits aside, were fitted with `pnpm accuracy --fit` on
 * 2026-11-21 to NVIDIA's and InferenceMAX's runs as AIConfigurator publishes them, TensorRT-LLM's published throughputs and
 * Argonne's LLM-Inference-Bench.
 */
export const engines = {
  vllm,
  sglang,
  trtllm,
  'vllm-2023': vllm2023,
  'vllm-2024': vllm2024,
  'trtllm-2024': trtllm2024,
  'vllm-2024-rocm': vllm2024Rocm,
} as const satisfies Readonly<Record<string, Engine>>;

/** Name of an engine in {@link engines}. */
export type EngineName = keyof typeof engines;
