import type { Source } from '../source.ts';

const read = '2026-11';

export const aiconfigurator: Source = {
  title: 'AIConfigurator, systems/*.yaml at 095f58a',
  url: 'https://github.com/ai-dynamo/aiconfigurator',
  date: read,
};

export const genZ: Source = {
  title: 'GenZ, Systems/system_configs.py at 091bdd0',
  url: 'https://github.com/abhibambhaniya/GenZ-LLM-Analyzer',
  date: read,
};

export const baseten: Source = {
  title: 'Baseten: NVIDIA A10 vs A10G, memory and bandwidth',
  url: 'https://www.baseten.co',
  date: read,
};

export const t4Page: Source = {
  title: 'System Requirements: Tesla T4',
  url: 'https://sysrqmts.com/en/gpus/nvidia/tesla/t4',
  date: read,
};

export const a100Page: Source = {
  title: 'Glenn Lockwood: A100, after the data sheet and the Ampere white paper',
  url: 'https://glennklockwood.com/garden/processors/A100',
  date: read,
};

export const a100GuidePage: Source = {
  title: 'Thunder Compute: A100 in its forms',
  url: 'https://www.thundercompute.com/blog/nvidia-a100-specs-full-guide',
  date: read,
};

export const l40Page: Source = {
  title: 'Mullet: L40 and L40S, from their data sheet',
  url: 'https://www.mullet.se/product.html?product_id=355414',
  date: read,
};

export const rtx6000AdaPages: Source = {
  title: 'grafikkarten.com: RTX 6000 Ada; cputronic.com: its bus',
  url: 'https://www.grafikkarten.com/de/news/nvidia-rtx-6000-grafikkarte-der-ada-generation',
  date: read,
};

export const rtx5090Pages: Source = {
  title: 'Spheron: RTX 5090; CodeSOTA: its dense fp16',
  url: 'https://www.spheron.network/blog/nvidia-rtx-5090-specs/',
  date: read,
};

export const h200NvlPage: Source = {
  title: 'OpenMetal: H200, memory and bandwidth',
  url: 'https://openmetal.io/resources/blog/how-the-h200-is-built-for-memory-bound-ai-workloads/',
  date: read,
};

export const mi250xPage: Source = {
  title: 'Zexron: MI250X at its introduction',
  url: 'https://zexron.com/amd-mi250-x-aldebaran-as-mcm-with-up-to-479-teraflop-s-and-560-watt-tdp',
  date: read,
};

export const a40DataSheet: Source = { title: 'A40 data sheet, copy', url: 'https://www.ecer.com', date: read };

export const a6000Pages: Source = {
  title: 'ServeTheHome: RTX A6000; llmperf.net after Microway: dense arithmetic',
  url: 'https://www.servethehome.com',
  date: read,
};

export const rtx4090Pages: Source = {
  title: 'waredb.com: RTX 4090; TechGoing and Wccftech: power',
  url: 'https://waredb.com',
  date: read,
};

export const h100NvlPages: Source = {
  title: 'AI Mining Co: H100 NVL; Grokipedia: its bandwidth and bus',
  url: 'https://www.aiminingco.com/gpu/h100-nvl/specs',
  date: read,
};

export const mi300xPages: Source = {
  title: 'GenZ, Systems/system_configs.py at 091bdd0; pages of awesomeagents.ai and Yobitel on MI325X',
  url: 'https://github.com/abhibambhaniya/GenZ-LLM-Analyzer',
  date: read,
};

export const mi325xPages: Source = {
  title: 'awesomeagents.ai: MI325X; GenZ, Systems/system_configs.py at 091bdd0',
  url: 'https://awesomeagents.ai/hardware/amd-mi325x',
  date: read,
};

export const mi355xPage: Source = {
  title: 'Boston: MI355X, memory and bandwidth',
  url: 'https://www.boston.co.uk',
  date: read,
};

export const gaudi2Page: Source = {
  title: 'PCGuia: Gaudi 3 against Gaudi 2',
  url: 'https://www.pcguia.pt',
  date: read,
};

export const gaudi3Pages: Source = {
  title: 'EvoKernel specifications and Yobitel: Gaudi 3',
  url: 'https://evokernel-specs.pages.dev',
  date: read,
};

export const tpuV5ePage: Source = {
  title: 'Google Cloud: TPU v5e',
  url: 'https://docs.cloud.google.com/tpu/docs/v5e',
  date: read,
};

export const tpuV6ePage: Source = {
  title: 'Google Cloud: TPU v6e',
  url: 'https://docs.cloud.google.com/tpu/docs/v6e',
  date: read,
};

export const neuronPages: Source = {
  title: 'AWS Neuron documentation, as quoted by vengineer',
  url: 'https://vengineer.hatenablog.com',
  date: read,
};

/** No page was read: every figure of such a GPU stands under `unverified`. */
export const unverifiedDataSheet: Source = { title: "the vendor's data sheet, from general knowledge", date: read };
