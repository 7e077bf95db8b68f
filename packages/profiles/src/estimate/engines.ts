import type { Engine } from './engine.ts';

/** vLLM 0.12 to 0.19. */
const vllm: Engine = {
  name: 'vllm',
  requestMs: 40,
  stepMs: 0.383,
  peerStepMs: 0.05,
  prefillStepMs: 1.98,
  sequenceUs: 6.49,
  hostSequenceUs: 20,
  layerUs: 54.3,
  expertLayerUs: 19.2,
  latentLayerUs: 14.7,
  arithmetic: { bf16: 0.989, fp8: 0.999, fp4: 0.995 },
  weightReading: { bf16: 1.02, fp8: 1.01, fp4: 0.982 },
  expertArithmetic: 0.421,
  expertReading: 0.867,
  attentionArithmetic: 0.997,
  kvReading: 0.989,
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
  stepMs: 0.836,
  peerStepMs: 0.0519,
  prefillStepMs: 2.06,
  sequenceUs: 1.74,
  hostSequenceUs: 20,
  layerUs: 25.6,
  expertLayerUs: 54.4,
  latentLayerUs: 20,
  arithmetic: { bf16: 1.13, fp8: 0.936, fp4: 0.998 },
  weightReading: { bf16: 1.07, fp8: 0.971, fp4: 1 },
  expertArithmetic: 0.822,
  expertReading: 0.736,
  attentionArithmetic: 0.992,
  kvReading: 0.987,
  interruption: 0.863,
  bunching: 2,
  maxBatchedTokens: 8192,
  maxSequences: 1024,
  reservedOutputShare: 0.5,
};

/** TensorRT-LLM 1.0 to 1.3. */
const trtllm: Engine = {
  name: 'trtllm',
  requestMs: 40,
  stepMs: 0.62,
  peerStepMs: 0.048,
  prefillStepMs: 0.459,
  sequenceUs: 4.79,
  hostSequenceUs: 27.8,
  layerUs: 34.1,
  expertLayerUs: 11.9,
  latentLayerUs: 15.3,
  arithmetic: { bf16: 1.01, fp8: 0.952, fp4: 0.942 },
  weightReading: { bf16: 1.08, fp8: 0.976, fp4: 0.948 },
  expertArithmetic: 0.64,
  expertReading: 0.972,
  attentionArithmetic: 1.02,
  kvReading: 0.969,
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
