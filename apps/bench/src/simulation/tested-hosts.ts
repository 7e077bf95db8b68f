import { type Accelerator, type Efficiency, type Engine, efficiencyOf, engines } from '@fleetmix/profiles';

/**
 * vLLM 0.19 as the recorded runs show it: kernels of routed experts as fast as in the measured tables, and no time of its own
 * for steps that hold a prompt (steps are put together while the one before is computed). The rest is `engines.vllm`.
 * Chosen on the one run of a mixture of experts; no figure is fitted.
 */
export const vllm019: Engine = {
  ...engines.vllm,
  name: 'vllm-0.19',
  prefillStepMs: 0,
  expertArithmetic: 1,
  expertReading: 1,
};

/**
 * GB/s of a sum over two GPUs that talk over PCIe through the host's memory, without peer-to-peer: the one fitted figure.
 * Fitted to the mean time of qwen3-32b on two RTX PRO 6000 (12.2) and rounded; the run with two copies of the attention
 * layers alone would say 11. The measured table of that GPU has 38, of a host with peer-to-peer.
 */
const hostLinkGBps = 12.5;

/** The same for more GPUs: a ring moves 2 (n - 1) / n of the message over each link. */
function hostLinks({ allReduce }: Efficiency): Efficiency['allReduce'] {
  const link = (gpus: 2 | 4 | 8) => ({
    floorUs: allReduce[gpus].floorUs,
    gigabytesPerSecond: hostLinkGBps / ((2 * (gpus - 1)) / gpus),
  });
  return { 2: link(2), 4: link(4), 8: link(8) };
}

/**
 * Kernels of the RTX 4090 from its own tables (LLMServingSim, vLLM 0.19, Llama-3.1-8B: dense and attention): matrices of
 * 2048 tokens at 165 of 165.2 TFLOPS, attention of prompts of 512 to 4096 tokens, KV reading at 0.95 of the bandwidth.
 * `efficiencyOf` has typical figures of its class for attention. No recorded run was used.
 */
const rtx4090 = {
  linear: { bf16: { arithmetic: 1, reading: 0.921, halfInputs: 0, halfOutputs: 0 } },
  prefillAttention: { arithmetic: 0.872, halfTokens: 419 },
  kvReading: 0.95,
};

/** Kernels and links of a GPU on the hosts on which the runs were recorded. */
export function testedEfficiency(accelerator: Accelerator): Efficiency {
  const known = efficiencyOf(accelerator);
  const kernels = accelerator.id === 'RTX-4090' ? { ...known, ...rtx4090 } : known;
  return (accelerator.nvlinkGBps ?? 0) > 0 ? kernels : { ...kernels, allReduce: hostLinks(known) };
}
