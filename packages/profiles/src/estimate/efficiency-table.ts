import type { Efficiency, LinearEfficiency } from './efficiency.ts';

type Links = Efficiency['allReduce'];

function links(...pairs: readonly [number, number][]): Links {
  const [two, four, eight] = pairs.map(([floorUs, gigabytesPerSecond]) => ({ floorUs, gigabytesPerSecond }));
  return { 2: two as Links[2], 4: four as Links[4], 8: eight as Links[8] };
}

function linear(arithmetic: number, reading: number, halfInputs: number, halfOutputs: number): LinearEfficiency {
  return { arithmetic, reading, halfInputs, halfOutputs };
}

/**
 * Efficiencies by GPU. `measured` ones are least-squares fits to kernel times published with NVIDIA's AIConfigurator
 * (ai-dynamo/aiconfigurator at 095f58a, Apache-2.0; vLLM 0.24.0 kernels, A100 0.14.0):
 * linear: time = floor + ((bytes / (bandwidth x reading))^3 + (operations / (peak x arithmetic) x (1 + halfInputs /
 * inputs) x (1 + halfOutputs / outputs))^3)^(1/3);
 * experts: reading, arithmetic and moving added, which is what grouped kernels do, arithmetic at most 0.6; prefill attention: operations / (peak x arithmetic) x
 * (1 + halfTokens / mean context); all-reduce: floor + bytes / bandwidth, the better of the custom kernel and NCCL.
 */
export const measuredEfficiencies: Readonly<Record<string, Efficiency>> = {
  'A100-80GB-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.14.0',
    linear: { bf16: linear(0.875, 0.715, 166, 300) },
    experts: { bf16: { arithmetic: 0.433, moving: 7.98 }, reading: 0.85 },
    prefillAttention: { arithmetic: 0.569, halfTokens: 237 },
    kvReading: 0.694,
    allReduce: links([5, 166], [5.6, 104], [6.8, 91]),
  },
  'H100-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: linear(0.845, 0.862, 127, 0), fp8: linear(0.795, 0.79, 458, 2380) },
    experts: { bf16: { arithmetic: 0.6, moving: 4.75 }, fp8: { arithmetic: 0.327, moving: 0.84 }, reading: 1 },
    prefillAttention: { arithmetic: 0.667, halfTokens: 518 },
    kvReading: 0.849,
    allReduce: links([4.2, 236], [4.8, 176], [5.5, 183]),
  },
  'H200-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: linear(0.831, 0.827, 94, 0), fp8: linear(0.933, 0.729, 547, 2959) },
    experts: { bf16: { arithmetic: 0.6, moving: 5.87 }, fp8: { arithmetic: 0.335, moving: 1.04 }, reading: 0.95 },
    prefillAttention: { arithmetic: 0.658, halfTokens: 492 },
    kvReading: 0.804,
    allReduce: links([4.4, 249], [4.8, 184], [5.4, 196]),
  },
  'B200-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: linear(0.721, 0.807, 0, 45), fp8: linear(0.828, 0.658, 816, 4430) },
    experts: {
      bf16: { arithmetic: 0.507, moving: 0.94 },
      fp8: { arithmetic: 0.491, moving: 1.42 },
      fp4: { arithmetic: 0.453, moving: 1.75 },
      reading: 1,
    },
    prefillAttention: { arithmetic: 0.569, halfTokens: 590 },
    kvReading: 0.884,
    allReduce: links([7.1, 350], [7.5, 277], [8.5, 287]),
  },
  'B300-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0; experts as on B200',
    linear: { bf16: linear(0.789, 0.794, 0, 15), fp8: linear(0.901, 0.673, 911, 4623) },
    experts: {
      bf16: { arithmetic: 0.507, moving: 0.94 },
      fp8: { arithmetic: 0.491, moving: 1.42 },
      fp4: { arithmetic: 0.453, moving: 1.75 },
      reading: 1,
    },
    prefillAttention: { arithmetic: 0.704, halfTokens: 626 },
    kvReading: 0.881,
    allReduce: links([7.1, 354], [7.4, 279], [8.2, 294]),
  },
  GB200: {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0; experts as on B200; 8 GPUs as 4',
    linear: { bf16: linear(0.699, 0.803, 0, 0), fp8: linear(0.839, 0.658, 878, 4801) },
    experts: {
      bf16: { arithmetic: 0.507, moving: 0.94 },
      fp8: { arithmetic: 0.491, moving: 1.42 },
      fp4: { arithmetic: 0.453, moving: 1.75 },
      reading: 1,
    },
    prefillAttention: { arithmetic: 0.526, halfTokens: 571 },
    kvReading: 0.903,
    allReduce: links([5.1, 174], [5.5, 246], [5.5, 246]),
    linkedGpus: 72,
  },
  L40S: {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: linear(0.66, 0.788, 149, 84), fp8: linear(0.626, 0.723, 1005, 889) },
    experts: { bf16: { arithmetic: 0.6, moving: 3.66 }, fp8: { arithmetic: 0.6, moving: 4.2 }, reading: 0.95 },
    prefillAttention: { arithmetic: 0.519, halfTokens: 217 },
    kvReading: 0.769,
    allReduce: links([5.3, 20], [12.6, 3.4], [23.1, 1.2]),
  },
  'RTX-PRO-6000-Blackwell-Server': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: linear(0.899, 0.825, 172, 327), fp8: linear(0.905, 0.805, 161, 1487) },
    experts: {
      bf16: { arithmetic: 0.436, moving: 0.27 },
      fp8: { arithmetic: 0.363, moving: 0.54 },
      fp4: { arithmetic: 0.536, moving: 0.53 },
      reading: 0.93,
    },
    prefillAttention: { arithmetic: 0.629, halfTokens: 246 },
    kvReading: 0.832,
    allReduce: links([4.3, 38], [13, 18], [25, 14]),
  },
  A40: {
    basis: 'measured',
    source: 'vidur MLP profile (microsoft/vidur at 7d47513, MIT), Llama-2-7b; the rest typical',
    linear: { bf16: linear(0.742, 0.792, 150, 150) },
    experts: { bf16: { arithmetic: 0.4, moving: 4 }, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([8, 22], [15, 10], [25, 6]),
  },
  'RTX-A6000': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: linear(0.68, 0.928, 150, 150) },
    experts: { bf16: { arithmetic: 0.4, moving: 4 }, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([8, 22], [15, 10], [25, 6]),
  },
  'RTX-3090': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: linear(0.932, 0.861, 150, 150) },
    experts: { bf16: { arithmetic: 0.4, moving: 4 }, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([10, 10], [20, 5], [35, 3]),
  },
  'RTX-4090': {
    basis: 'measured',
    source:
      'LLMServingSim dense and attention profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B, vLLM 0.19; links typical',
    linear: { bf16: linear(1, 0.921, 0, 0) },
    experts: { bf16: { arithmetic: 0.4, moving: 4 }, reading: 0.8 },
    prefillAttention: { arithmetic: 0.872, halfTokens: 419 },
    kvReading: 0.95,
    allReduce: links([10, 10], [20, 5], [35, 3]),
  },
  'TPU-v6e': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: linear(0.755, 0.67, 150, 150) },
    experts: { bf16: { arithmetic: 0.4, moving: 4 }, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 300 },
    kvReading: 0.7,
    allReduce: links([8, 60], [10, 60], [12, 60]),
  },
};

/** GPUs of a chip or generation that was measured in another form. */
export const sameChip: Readonly<Record<string, string>> = {
  'A100-80GB-PCIe': 'A100-80GB-SXM',
  'A100-40GB-SXM': 'A100-80GB-SXM',
  'A100-40GB-PCIe': 'A100-80GB-SXM',
  A30: 'A100-80GB-SXM',
  A10: 'A40',
  A10G: 'A40',
  L4: 'L40S',
  L40: 'L40S',
  'RTX-6000-Ada': 'L40S',
  'RTX-5090': 'RTX-PRO-6000-Blackwell-Server',
  'H100-PCIe': 'H100-SXM',
  'H100-NVL': 'H100-SXM',
  'GH200-96GB': 'H100-SXM',
  'H200-NVL': 'H200-SXM',
  GB300: 'B300-SXM',
};
