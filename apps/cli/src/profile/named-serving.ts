import type { EngineName, Precision } from '@fleetmix/profiles';

/** The engine that a benchmark names; undefined where its word is of a protocol, such as `openai`, or of nothing known. */
export function engineNamed(text: string | undefined): EngineName | undefined {
  const word = text?.toLowerCase() ?? '';
  if (word.includes('sglang')) return 'sglang';
  if (word.includes('trt')) return 'trtllm';
  return word.includes('vllm') ? 'vllm' : undefined;
}

/** The number format of weights that a benchmark names; undefined where it is none that is known. */
export function precisionNamed(text: string | undefined): Precision | undefined {
  const word = text?.toLowerCase() ?? '';
  if (/fp4/.test(word)) return 'fp4';
  if (/fp8|float8/.test(word)) return 'fp8';
  return /bf16|fp16|float16|half/.test(word) ? 'bf16' : undefined;
}
