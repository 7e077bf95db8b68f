import type { Source } from '../source.ts';

const read = '2026-11';

export const aiconfiguratorConfigs: Source = {
  title: 'config.json of Hugging Face, copy in AIConfigurator at 095f58a',
  url: 'https://github.com/ai-dynamo/aiconfigurator',
  date: read,
};

export const inferenceSim: Source = {
  title: 'config.json of Hugging Face, copy in inference-sim at f90a1e3',
  url: 'https://github.com/inference-sim/inference-sim',
  date: read,
};

export const genZModels: Source = {
  title: 'GenZ, Models/Model_sets at 091bdd0',
  url: 'https://github.com/abhibambhaniya/GenZ-LLM-Analyzer',
  date: read,
};

export const vidur: Source = {
  title: 'Vidur, config/model_config.py at 7d47513',
  url: 'https://github.com/microsoft/vidur',
  date: read,
};

export const splitwiseSim: Source = {
  title: 'splitwise-sim, the rest from general knowledge',
  url: 'https://github.com/Mutinifni/splitwise-sim',
  date: read,
};

/** No page was read: such a model is not verified. */
export const fromMemory: Source = { title: 'config.json of Hugging Face, from general knowledge', date: read };
