import { deepseek } from './deepseek.ts';
import { gemma } from './gemma.ts';
import { gptOss } from './gpt-oss.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import type { Model } from './model.ts';
import { otherModels } from './other-models.ts';
import { qwen } from './qwen.ts';

/** The models that can be planned for by name: 47 of them, each with its source. Others: `modelFromConfig`. */
export const models: readonly Model[] = [
  ...llama,
  ...mistral,
  ...qwen,
  ...gemma,
  ...deepseek,
  ...gptOss,
  ...otherModels,
];
