import { type Accelerator, type Efficiency, type Engine, efficiencyOf, engines } from '@fleetmix/profiles';

/**
 * vLLM 0.19 on the hosts of the recorded runs; the rest is `engines.vllm`. Where the figures come from:
 * - `layerUs`: sums of the kernels' own times, layer by layer (LLMServingSim's tables of both GPUs, two dense models, one and
 *   two GPUs), leave 38 us a layer beside matrices and attention; the engine table's 54 were fitted to other hosts.
 * - `prefillStepMs`: none; steps are put together while the one before is computed.
 * - `expertArithmetic`, `expertReading`: kernels of routed experts as fast as in the measured tables. Chosen on the one
 *   recorded run of a mixture of experts; the engine table's figures make it a fifth too slow.
 */
export const vllm019: Engine = {
  ...engines.vllm,
  name: 'vllm-0.19',
  layerUs: 38,
  prefillStepMs: 0,
  expertArithmetic: 1,
  expertReading: 1,
};

/**
 * GB/s of a sum over two GPUs that talk over PCIe through the host's memory, without peer-to-peer: the one figure that is
 * fitted to recorded runs. The mean time of qwen3-32b on two RTX PRO 6000 asks for 11.1, and so fitted the run with two
 * copies of the attention layers has errors of -2.8 % (mean), -5.3 and -12.1 % (TTFT), -2.4 and -3.6 % (TPOT); the latter's
 * asks for 9.6, and so fitted the former has 7.0, 13.0 and 7.9, 2.8 and 7.1 %. The measured table of that GPU has 38, of a
 * host with peer-to-peer.
 */
const hostLinkGBps = 10.5;

/** The same for more GPUs: a ring moves 2 (n - 1) / n of the message over each link. */
function hostLinks({ allReduce }: Efficiency): Efficiency['allReduce'] {
  const link = (gpus: 2 | 4 | 8) => ({
    floorUs: allReduce[gpus].floorUs,
    gigabytesPerSecond: hostLinkGBps / ((2 * (gpus - 1)) / gpus),
  });
  return { 2: link(2), 4: link(4), 8: link(8) };
}

/**
 * Kernels of a GPU from the tables of the host itself (LLMServingSim, vLLM 0.19: dense), which `efficiencyOf` has from
 * elsewhere. No recorded run was used. RTX PRO 6000: narrow matrices as fast as wide ones.
 */
const kernels: Readonly<Record<string, (known: Efficiency) => Partial<Efficiency>>> = {
  'RTX-PRO-6000-Blackwell-Server': ({ linear }) => ({
    linear: { ...linear, bf16: { arithmetic: 0.899, reading: 0.825, halfInputs: 20, halfOutputs: 0 } },
  }),
};

/** Kernels and links of a GPU on the hosts on which the runs were recorded. */
export function testedEfficiency(accelerator: Accelerator): Efficiency {
  const known = efficiencyOf(accelerator);
  const tested = { ...known, ...kernels[accelerator.id]?.(known) };
  return (accelerator.nvlinkGBps ?? 0) > 0 ? tested : { ...tested, allReduce: hostLinks(known) };
}
