import type { RequestSize } from '../request-size.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';
import { prefillCost } from './prefill-cost.ts';
import type { Replica } from './replica.ts';
import { roomFor } from './room.ts';
import { type StepModel, stepModel } from './step-model.ts';

/** What requests of one size see at a fixed number of them at once, as benchmarks with `--max-concurrency` measure it. */
export interface ClosedLoop {
  /** Mean time from sending a request to its first token. */
  readonly ttftMs: number;
  /** Mean time from one output token to the next. */
  readonly tpotMs: number;
  readonly requestsPerSecond: number;
  readonly outputTokensPerSecond: number;
  /** Requests that the replica works on at once; the others wait for room in the KV cache. */
  readonly running: number;
}

/**
 * Steady state of `running` requests, each begun anew when it ends. In the time of one request the engine takes
 * `output - 1` steps of decoding, and each of the others' prompts once: cycle = (output - 1) step + running x prefill.
 */
function steady(step: StepModel, size: RequestSize, running: number, { maxBatchedTokens, interruption }: Engine) {
  const { inputTokens, outputTokens } = size;
  const gaps = Math.max(0, outputTokens - 1);
  let decodes = running;
  let result = { cycleMs: 0, tpotMs: 0, prefillMs: 0, beforeMs: 0, addedMs: 0, load: 0 };
  for (let round = 0; round < 4; round++) {
    const kvTokens = decodes * (inputTokens + outputTokens / 2);
    const decodeMs = gaps === 0 ? 0 : step({ prefill: [], decodes, decodeKvTokens: kvTokens });
    const prefill = prefillCost(step, inputTokens, maxBatchedTokens, gaps === 0 ? 0 : decodes, kvTokens);
    const cycleMs = gaps * decodeMs + Math.max(prefill.wholeMs, running * prefill.addedMs);
    const othersMs = (running - 1) * prefill.addedMs;
    const tpotMs = gaps === 0 ? 0 : decodeMs + (interruption * othersMs) / outputTokens;
    const load = (running * prefill.addedMs) / cycleMs;
    result = {
      cycleMs,
      tpotMs,
      prefillMs: prefill.wholeMs,
      beforeMs: (1 - interruption) * othersMs,
      addedMs: prefill.addedMs,
      load,
    };
    decodes = Math.max(1, running * (1 - Math.min(0.9, prefill.wholeMs / cycleMs)));
  }
  return result;
}

/** Part of a prompt's time that it waits for the prompts of others: an M/D/1 queue that the fixed number bounds. */
function waitShare(load: number, running: number): number {
  const others = (running - 1) / running;
  return Math.min((load * others) / (2 * (1 - Math.min(load * others, 0.95))), (running - 1) / 2);
}

/** How a benchmark goes about it. */
export interface Measuring {
  /** How often each of the requests at once is begun anew, in a measurement that begins with all of them; absent: for ever. */
  readonly waves?: number;
  /** Whether all have exactly the stated numbers of tokens; absent: about them. */
  readonly equalSizes?: boolean;
}

/** The same as {@link latencyAt} for a step model and the room that are known already. */
function latencyIn(
  step: StepModel,
  room: number,
  size: RequestSize,
  concurrency: number,
  engine: Engine,
  { waves = Number.POSITIVE_INFINITY, equalSizes = false }: Measuring,
) {
  const running = Math.min(concurrency, room);
  const { cycleMs, tpotMs, prefillMs, beforeMs, addedMs, load } = steady(step, size, running, engine);
  const bunchMs = equalSizes ? Math.min(engine.bunching, (running - 1) / 2) * addedMs : 0;
  const calm = prefillMs * (1 + engine.interruption * waitShare(load, running)) + beforeMs + bunchMs + tpotMs / 2;
  const burst = (prefillMs * (running + 1)) / 2;
  const begun = calm + Math.max(0, burst - calm) / waves;
  const requestsPerSecond = (1000 * running) / cycleMs;
  return {
    ttftMs: engine.requestMs + begun + (concurrency / running - 1) * cycleMs,
    tpotMs,
    requestsPerSecond,
    outputTokensPerSecond: requestsPerSecond * size.outputTokens,
    running,
  };
}

/**
 * Time to first token, time per output token and throughput at `concurrency` requests of one size; none where the replica
 * has no room for one.
 */
export function latencyAt(
  replica: Replica,
  size: RequestSize,
  concurrency: number,
  measuring: Measuring = {},
): ClosedLoop | undefined {
  const room = roomFor(replica, size);
  if (room === 0) return undefined;
  return latencyIn(stepModel(replica), room, size, concurrency, replica.engine ?? engines.vllm, measuring);
}

/** Highest output of a replica for requests of one size, at the best number at once; none where it has no room for one. */
export function maximumThroughput(replica: Replica, size: RequestSize): ClosedLoop | undefined {
  const room = roomFor(replica, size);
  if (room === 0) return undefined;
  const step = stepModel(replica);
  const engine = replica.engine ?? engines.vllm;
  const at = (running: number) => latencyIn(step, room, size, running, engine, {});
  let best = at(room);
  // Fewer at once are better only where more of them cost more than they bring, and then steadily so.
  for (let running = room / 1.5; running >= 1; running /= 1.5) {
    const found = at(running);
    if (found.requestsPerSecond < 0.8 * best.requestsPerSecond) break;
    if (found.requestsPerSecond > best.requestsPerSecond) best = found;
  }
  return best;
}
