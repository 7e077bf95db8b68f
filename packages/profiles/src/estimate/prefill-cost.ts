import type { StepModel } from './step-model.ts';

/** What computing one prompt costs an engine that has other sequences running. */
export interface PrefillCost {
  /** Time by which the steps that hold the prompt are longer than they would be without it, together. */
  readonly addedMs: number;
  /** These steps' whole time: what the prompt itself waits for. */
  readonly wholeMs: number;
  readonly steps: number;
}

/**
 * Cost of a prompt in steps of at most `chunkTokens` beside `decodes` sequences. Chunks differ only by what is cached before
 * them, in which the time is linear: first and last one give the mean of all.
 */
export function prefillCost(
  step: StepModel,
  inputTokens: number,
  chunkTokens: number,
  decodes: number,
  decodeKvTokens: number,
): PrefillCost {
  const steps = Math.max(1, Math.ceil(inputTokens / chunkTokens));
  const newTokens = inputTokens / steps;
  const alone = step({ prefill: [], decodes, decodeKvTokens });
  const first = step({ prefill: [{ newTokens, pastTokens: 0 }], decodes, decodeKvTokens });
  const last = step({ prefill: [{ newTokens, pastTokens: inputTokens - newTokens }], decodes, decodeKvTokens });
  const wholeMs = (steps * (first + last)) / 2;
  return { addedMs: wholeMs - steps * alone, wholeMs, steps };
}
