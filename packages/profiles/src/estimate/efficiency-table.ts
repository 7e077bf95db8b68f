import type { Efficiency } from './efficiency.ts';

type Links = Efficiency['allReduce'];

function links(...pairs: readonly [number, number][]): Links {
  const [two, four, eight] = pairs.map(([floorUs, gigabytesPerSecond]) => ({ floorUs, gigabytesPerSecond }));
  return { 2: two as Links[2], 4: four as Links[4], 8: eight as Links[8] };
}

/**
 * Efficiencies by GPU. `measured` ones are least-squares fits to kernel times published with NVIDIA's AIConfigurator
 * (ai-dynamo/aiconfigurator at 095f58a, Apache-2.0; vLLM 0.24.0 kernels, A100 0.14.0):
 * linear: time = floor + ((bytes / (bandwidth x reading))^3 + (operations / (peak x arithmetic))^3)^(1/3), n x k >= 8 Mi;
 * experts: the two times added, which is what grouped kernels do; prefill attention: operations / (peak x arithmetic) x
 * (1 + halfTokens / mean context); all-reduce: floor + bytes / bandwidth, the better of the custom kernel and NCCL.
 */
export const measuredEfficiencies: Readonly<Record<string, Efficiency>> = {
  'A100-80GB-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.14.0',
    linear: { bf16: { arithmetic: 0.8, reading: 0.746 } },
    experts: { arithmetic: 0.289, reading: 0.87 },
    prefillAttention: { arithmetic: 0.569, halfTokens: 237 },
    kvReading: 0.694,
    allReduce: links([5, 166], [5.6, 104], [6.8, 91]),
  },
  'H100-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: { arithmetic: 0.825, reading: 0.876 }, fp8: { arithmetic: 0.538, reading: 0.819 } },
    experts: { arithmetic: 0.34, reading: 1.0 },
    prefillAttention: { arithmetic: 0.667, halfTokens: 518 },
    kvReading: 0.849,
    allReduce: links([4.2, 236], [4.8, 176], [5.5, 183]),
  },
  'H200-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: { arithmetic: 0.814, reading: 0.843 }, fp8: { arithmetic: 0.588, reading: 0.773 } },
    experts: { arithmetic: 0.36, reading: 1.0 },
    prefillAttention: { arithmetic: 0.658, halfTokens: 492 },
    kvReading: 0.804,
    allReduce: links([4.4, 249], [4.8, 184], [5.4, 196]),
  },
  'B200-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: { arithmetic: 0.715, reading: 0.837 }, fp8: { arithmetic: 0.439, reading: 0.71 } },
    experts: { arithmetic: 0.34, reading: 1.0 },
    prefillAttention: { arithmetic: 0.569, halfTokens: 590 },
    kvReading: 0.884,
    allReduce: links([7.1, 350], [7.5, 277], [8.5, 287]),
  },
  'B300-SXM': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0; experts as on B200',
    linear: { bf16: { arithmetic: 0.786, reading: 0.826 }, fp8: { arithmetic: 0.465, reading: 0.727 } },
    experts: { arithmetic: 0.34, reading: 1.0 },
    prefillAttention: { arithmetic: 0.704, halfTokens: 626 },
    kvReading: 0.881,
    allReduce: links([7.1, 354], [7.4, 279], [8.2, 294]),
  },
  GB200: {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0; experts as on B200; 8 GPUs as 4',
    linear: { bf16: { arithmetic: 0.698, reading: 0.835 }, fp8: { arithmetic: 0.427, reading: 0.727 } },
    experts: { arithmetic: 0.34, reading: 1.0 },
    prefillAttention: { arithmetic: 0.526, halfTokens: 571 },
    kvReading: 0.903,
    allReduce: links([5.1, 174], [5.5, 246], [5.5, 246]),
  },
  L40S: {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: { arithmetic: 0.63, reading: 0.772 }, fp8: { arithmetic: 0.457, reading: 0.68 } },
    experts: { arithmetic: 0.25, reading: 0.91 },
    prefillAttention: { arithmetic: 0.519, halfTokens: 217 },
    kvReading: 0.769,
    allReduce: links([5.3, 20], [12.6, 3.4], [23.1, 1.2]),
  },
  'RTX-PRO-6000-Blackwell-Server': {
    basis: 'measured',
    source: 'AIConfigurator kernel tables, vLLM 0.24.0',
    linear: { bf16: { arithmetic: 0.822, reading: 0.812 }, fp8: { arithmetic: 0.7, reading: 0.781 } },
    experts: { arithmetic: 0.34, reading: 0.95 },
    prefillAttention: { arithmetic: 0.629, halfTokens: 246 },
    kvReading: 0.832,
    allReduce: links([4.3, 38], [13, 18], [25, 14]),
  },
  A40: {
    basis: 'measured',
    source: 'vidur MLP profile (microsoft/vidur at 7d47513, MIT), Llama-2-7b; the rest typical',
    linear: { bf16: { arithmetic: 0.742, reading: 0.792 } },
    experts: { arithmetic: 0.25, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([8, 22], [15, 10], [25, 6]),
  },
  'RTX-A6000': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: { arithmetic: 0.68, reading: 0.928 } },
    experts: { arithmetic: 0.25, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([8, 22], [15, 10], [25, 6]),
  },
  'RTX-3090': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: { arithmetic: 0.932, reading: 0.861 } },
    experts: { arithmetic: 0.25, reading: 0.8 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 230 },
    kvReading: 0.74,
    allReduce: links([10, 10], [20, 5], [35, 3]),
  },
  'RTX-4090': {
    basis: 'measured',
    source: 'LLMServingSim dense profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B, vLLM 0.19; the rest typical',
    linear: { bf16: { arithmetic: 0.96, reading: 0.921 } },
    experts: { arithmetic: 0.25, reading: 0.8 },
    prefillAttention: { arithmetic: 0.519, halfTokens: 217 },
    kvReading: 0.769,
    allReduce: links([10, 10], [20, 5], [35, 3]),
  },
  'TPU-v6e': {
    basis: 'measured',
    source: 'LLMServingSim layer profile (MIT, CASYS Lab at KAIST), Llama-3.1-8B; the rest typical',
    linear: { bf16: { arithmetic: 0.755, reading: 0.67 } },
    experts: { arithmetic: 0.25, reading: 0.7 },
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
