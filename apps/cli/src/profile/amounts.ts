import { quoted } from '@fleetmix/core';
import type { RequestSize } from '@fleetmix/profiles';
import { UsageError } from '../usage-error.ts';

const mostTokens = 10_000_000;
const mostGpus = 1024;

/** Input and output tokens in `1000x200`. */
export function sizeOf(text: string): RequestSize {
  const match = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(text.trim());
  const [inputTokens, outputTokens] = [Number(match?.[1]), Number(match?.[2])];
  if (inputTokens >= 1 && outputTokens >= 1 && Math.max(inputTokens, outputTokens) <= mostTokens) {
    return { inputTokens, outputTokens };
  }
  throw new UsageError(
    `--size is ${quoted(text)}; it must be input and output tokens, each from 1 to ${mostTokens}, such as 1000x200.`,
  );
}

/** A number of GPUs. */
export function gpuCount(text: string, flag: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text.trim()) && count >= 1 && count <= mostGpus) return count;
  throw new UsageError(`${flag} is ${quoted(text)}; it must be a whole number of GPUs from 1 to ${mostGpus}.`);
}
