import type { Accelerator, ModelShape } from '@fleetmix/profiles';

/** Shapes of measured models that the table of models does not have; from their published config.json. */
export const otherShapes: readonly ModelShape[] = [
  {
    id: 'Qwen/Qwen3.5-397B-A17B',
    layers: 60,
    hidden: 4096,
    heads: 32,
    kvHeads: 2,
    headDim: 256,
    intermediate: 1024,
    vocab: 248_320,
    maxContextTokens: 262_144,
    tied: false,
    nativePrecision: 'bf16',
    // 45 of 60 layers are gated delta networks, with a state of fixed size.
    slidingWindow: { tokens: 0, layers: 45 },
    moe: {
      experts: 512,
      expertsPerToken: 10,
      expertIntermediate: 1024,
      sharedIntermediate: 1024,
      denseLayers: 0,
      denseIntermediate: 1024,
    },
  },
  {
    id: 'EleutherAI/gpt-j-6b',
    layers: 28,
    hidden: 4096,
    heads: 16,
    kvHeads: 16,
    headDim: 256,
    intermediate: 16_384,
    vocab: 50_400,
    maxContextTokens: 2048,
    tied: false,
    nativePrecision: 'bf16',
    feedForwardMatrices: 2,
  },
  {
    id: 'tiiuae/falcon-180b',
    layers: 80,
    hidden: 14_848,
    heads: 232,
    kvHeads: 8,
    headDim: 64,
    intermediate: 59_392,
    vocab: 65_024,
    maxContextTokens: 2048,
    tied: true,
    nativePrecision: 'bf16',
    feedForwardMatrices: 2,
  },
  {
    id: 'Deci/DeciLM-7B',
    layers: 32,
    hidden: 4096,
    heads: 32,
    // 1, 2 or 4 by layer: 67 in all.
    kvHeads: 2,
    headDim: 128,
    intermediate: 14_336,
    vocab: 32_000,
    maxContextTokens: 8192,
    tied: false,
    nativePrecision: 'bf16',
  },
];

/** Accelerators of measurements that the table of GPUs does not have; the vendor's data sheet. */
export const otherAccelerators: readonly Accelerator[] = [
  {
    id: 'Max-1550',
    memoryGB: 128,
    memoryBandwidthGBps: 3277,
    denseTflops: { bf16: 832 },
    pcieGBps: 128,
  },
];
