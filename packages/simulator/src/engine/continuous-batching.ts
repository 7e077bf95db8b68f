import type { StepTime } from '../step.ts';
import { BatchingEngine } from './batching-engine.ts';
import { DecodeLine } from './decode-line.ts';
import type { ReplicaKind } from './engine.ts';

/** How an engine forms its batches, and how long a step takes. Defaults are those of vLLM 0.19. */
export interface ContinuousBatching {
  /** Milliseconds of a step: profiles' `stepModel(replica)`. */
  readonly step: StepTime;
  /** Tokens for which the KV cache has room: profiles' `maxKvTokens(replica)`. */
  readonly kvTokens: number;
  /** Most requests that run at once. */
  readonly maxSequences: number;
  /** Most tokens that a step computes: those that decode come first, prompts take what is left. */
  readonly maxBatchedTokens: number;
  /** Tokens of a block of the KV cache; 16 where absent. */
  readonly blockTokens?: number;
  /** Milliseconds that a request takes outside the steps; 0 where absent. */
  readonly requestMs?: number;
  /**
   * Steps that are put together while another one is computed: 1 (the default) for vLLM's asynchronous scheduling, where a
   * request that comes waits for the step that runs and the one after it; 0 where a step is put together when the one
   * before has ended.
   */
  readonly stepsAhead?: 0 | 1;
  /** Whether a request starts only when its whole prompt has room (the default), or as soon as its first part has. */
  readonly reservePrompt?: boolean;
}

/** The same with every default filled in, and the line that engines share. */
export interface BatchingSettings extends Required<ContinuousBatching> {
  readonly line: DecodeLine;
}

function check(name: string, value: number, least: number): void {
  if (value >= least) return;
  throw new RangeError(`continuousBatching: ${name} is ${value}; give a number of ${least} or more.`);
}

/**
 * A replica as vLLM's engine serves it: requests wait in the order of their arrival, prompts are computed in chunks beside
 * the sequences that decode, the KV cache is given out in blocks, and when it is full the sequence taken up last is put back
 * and computed again. Time jumps over steps between which nothing changes; timestamps are those of every single step.
 * @throws RangeError where a limit is below 1
 */
export function continuousBatching(options: ContinuousBatching): ReplicaKind {
  const { step, blockTokens = 16, requestMs = 0, stepsAhead = 1, reservePrompt = true } = options;
  check('blockTokens', blockTokens, 1);
  check('kvTokens', options.kvTokens, blockTokens);
  check('maxSequences', options.maxSequences, 1);
  check('maxBatchedTokens', options.maxBatchedTokens, 1);
  const maxBatchedTokens = Math.floor(options.maxBatchedTokens);
  const maxSequences = Math.floor(Math.min(options.maxSequences, maxBatchedTokens));
  const { kvTokens } = options;
  const line = new DecodeLine(step, maxSequences, kvTokens);
  const limits = { step, kvTokens, maxSequences, maxBatchedTokens, blockTokens, requestMs, stepsAhead, reservePrompt };
  const settings: BatchingSettings = { ...limits, line };
  return {
    description: `continuous batching: ${maxSequences} sequences, ${maxBatchedTokens} tokens a step, ${Math.floor(kvTokens)} tokens of KV cache`,
    requestMs,
    tokens: true,
    engine: (surroundings) => new BatchingEngine(settings, surroundings),
  };
}
