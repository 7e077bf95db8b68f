/** Part of a prompt that one step computes. */
export interface PrefillChunk {
  /** Tokens computed in this step. */
  readonly newTokens: number;
  /** Tokens of the same prompt whose keys and values are in the cache already. */
  readonly pastTokens: number;
}

/** What an engine computes in one step of continuous batching: the same as profiles' `Batch`. */
export interface Batch {
  readonly prefill: readonly PrefillChunk[];
  /** Sequences that each produce one token. */
  readonly decodes: number;
  /** Tokens in the KV cache of these sequences together. */
  readonly decodeKvTokens: number;
}

/**
 * Milliseconds of one step for a batch: profiles' `stepModel(replica)` is one. The batch and its list are reused from call
 * to call, so a function that keeps them must copy.
 */
export type StepTime = (batch: Batch) => number;

/**
 * The steps of an engine that is given KV caches: the first token that it computes of a request costs what each later one does,
 * and is no prompt of one token.
 */
export function decodingStep(step: StepTime): StepTime {
  const batch = { prefill: [] as PrefillChunk[], decodes: 0, decodeKvTokens: 0 };
  return ({ prefill, decodes, decodeKvTokens }) => {
    batch.prefill.length = 0;
    batch.decodes = decodes;
    batch.decodeKvTokens = decodeKvTokens;
    for (const chunk of prefill) {
      if (chunk.newTokens > 1) batch.prefill.push(chunk);
      else {
        batch.decodes += 1;
        batch.decodeKvTokens += chunk.pastTokens + 1;
      }
    }
    return step(batch);
  };
}
