import { describe, expect, test } from 'vitest';
import { findModel } from './find-model.ts';
import { models } from './models.ts';

describe('findModel', () => {
  test.each([
    ['llama-3.1-8b', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['Llama 3.1 8B', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['meta-llama/Meta-Llama-3.1-70B', 'meta-llama/Llama-3.1-70B-Instruct'],
    ['qwen3-32b', 'Qwen/Qwen3-32B'],
    ['deepseek v3', 'deepseek-ai/DeepSeek-V3'],
    ['mixtral-8x7b', 'mistralai/Mixtral-8x7B-v0.1'],
    ['gpt-oss-120b', 'openai/gpt-oss-120b'],
    ['MoonshotAI/Kimi-K2-Instruct', 'moonshotai/Kimi-K2-Instruct'],
    ['someone/Qwen3-8B', 'Qwen/Qwen3-8B'],
  ])('takes %s for %s', (text, id) => {
    expect(findModel(text).id).toBe(id);
  });

  test('finds every model by its own id and by each of its short names', () => {
    for (const { id, aliases } of models) {
      for (const name of [id, ...aliases]) expect(findModel(name).id, name).toBe(id);
    }
  });

  test('suggests the nearest names where there is none, and a way out', () => {
    expect(() => findModel('lama-3.1-8b')).toThrow('Did you mean "llama-3.1-8b"?');
    expect(() => findModel('qwen3')).toThrow('Did you mean "qwen3-8b" or "qwen3-14b" or "qwen3-32b" or "qwen3-30b"?');
    expect(() => findModel('my-own-model')).toThrow('can be given by its config.json');
  });
});
