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

export const t4Page: Source = { title: 'technical.city: T4, power', url: 'https://technical.city', date: read };

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

export const h100NvlPage: Source = {
  title: 'Grokipedia: H100 NVL, bandwidth',
  url: 'https://grokipedia.com',
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
