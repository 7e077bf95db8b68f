import type { Slo } from '@fleetmix/core';
import type { RequestSize } from '../request-size.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';
import { memoryOf } from './memory.ts';
import { type OpenLoop, openLoop } from './open-loop.ts';
import type { Replica } from './replica.ts';
import { roomFor } from './room.ts';
import { stepModel } from './step-model.ts';

/** What a replica sustains of requests of one size inside its latency targets. */
export type Capacity =
  | {
      readonly requestsPerSecond: number;
      /** The percentiles of latency at that rate. */
      readonly at: OpenLoop;
    }
  | {
      readonly requestsPerSecond: 0;
      /** Why nothing is sustained, for the reader: what is missing, and the best that can be had. */
      readonly reason: string;
      /** Latencies of a request that is alone; absent where the model has no room. */
      readonly best?: { readonly ttftMs: number; readonly tpotMs: number };
    };

function noRoom(replica: Replica, { inputTokens, outputTokens }: RequestSize): Capacity {
  const { weightsGB, activationsGB, kvCacheGB, usableGB } = memoryOf(replica);
  const needs = `${weightsGB.toFixed(1)} GB of weights and ${activationsGB.toFixed(1)} GB of activations`;
  const reason =
    kvCacheGB === 0
      ? `each GPU needs ${needs}, and has ${usableGB.toFixed(1)} GB; use more GPUs, larger ones or fewer bits.`
      : `${kvCacheGB.toFixed(1)} GB of KV cache a GPU do not hold ${inputTokens} + ${outputTokens} tokens; use more GPUs or larger ones.`;
  return { requestsPerSecond: 0, reason };
}

function tooLong({ shape }: Replica, { inputTokens, outputTokens }: RequestSize): Capacity {
  const tokens = inputTokens + outputTokens;
  const reason = `${shape.id} takes ${shape.maxContextTokens} tokens at most, and the request has ${tokens}.`;
  return { requestsPerSecond: 0, reason };
}

/** Each target that latencies miss, in words; the end-to-end time is taken as that of both percentiles together. */
function missed(slo: Slo, { ttftMs, tpotMs }: OpenLoop, { outputTokens }: RequestSize): readonly string[] {
  const {
    ttftMs: ttft = Number.POSITIVE_INFINITY,
    tpotMs: tpot = Number.POSITIVE_INFINITY,
    e2eMs: e2e = Number.POSITIVE_INFINITY,
  } = slo;
  const wholeMs = ttftMs + (outputTokens - 1) * tpotMs;
  return [
    ...(ttftMs > ttft ? [`the first token takes ${ttftMs.toFixed(0)} ms, not ${ttft}`] : []),
    ...(tpotMs > tpot ? [`each token takes ${tpotMs.toFixed(1)} ms, not ${tpot}`] : []),
    ...(wholeMs > e2e ? [`the whole request takes ${wholeMs.toFixed(0)} ms, not ${e2e}`] : []),
  ];
}

/** Highest rate at which `holds`, between one that does and one that may not, to 1 in 1000. */
function highest(holds: (rate: number) => OpenLoop | undefined, low: number, found: OpenLoop): Capacity {
  let best = { requestsPerSecond: low, at: found };
  let above = low;
  for (let at: OpenLoop | undefined = found; at !== undefined; ) {
    above *= 8;
    at = holds(above);
    if (at !== undefined) best = { requestsPerSecond: above, at };
  }
  while (above / best.requestsPerSecond > 1.001) {
    const rate = Math.sqrt(above * best.requestsPerSecond);
    const at = holds(rate);
    if (at === undefined) above = rate;
    else best = { requestsPerSecond: rate, at };
  }
  return best;
}

/** The rate, in requests a second, below which a capacity counts as none: one request in three hours. */
const rarest = 1e-4;

/**
 * Highest rate of requests of one size at which the percentile of TTFT and of TPOT holds, for requests that arrive at
 * random; 0 with a reason where the model does not fit or even a lonely request misses the target.
 * @throws RangeError where a size is not positive, a percentile is not in [0.5, 1), or the accelerator lacks a bf16 figure.
 */
export function capacity(replica: Replica, size: RequestSize, slo: Slo): Capacity {
  return sustained(replica, size, slo, (room) => openLoop(stepModel(replica), size, room, engineOf(replica)));
}

/** What runs on a replica. */
export function engineOf({ engine = engines.vllm }: Replica): Engine {
  return engine;
}

/** The percentiles of latency at a rate in requests a second; undefined where the queue grows for ever. */
export type Latencies = (requestsPerSecond: number, percentile: number) => OpenLoop | undefined;

/**
 * The highest rate at which latencies hold the targets.
 * @param latenciesIn the latencies, given how many requests are held at once at most
 * @throws RangeError as {@link capacity}
 */
export function sustained(
  replica: Replica,
  size: RequestSize,
  slo: Slo,
  latenciesIn: (room: number) => Latencies,
): Capacity {
  const { percentile = 0.95 } = slo;
  if (!(size.inputTokens >= 1 && size.outputTokens >= 1)) {
    throw new RangeError(`size: ${size.inputTokens} + ${size.outputTokens} tokens; both must be 1 or more.`);
  }
  if (!(percentile >= 0.5 && percentile < 1)) {
    throw new RangeError(`slo.percentile: ${percentile} is not in [0.5, 1); give 0.95 for the 95th.`);
  }
  if (size.inputTokens + size.outputTokens > replica.shape.maxContextTokens) return tooLong(replica, size);
  const room = roomFor(replica, size);
  if (room === 0) return noRoom(replica, size);
  const latencies = latenciesIn(Math.max(room, 2));
  const holds = (rate: number) => {
    const found = latencies(rate, percentile);
    return found === undefined || missed(slo, found, size).length > 0 ? undefined : found;
  };
  const found = holds(rarest);
  if (found !== undefined) return highest(holds, rarest, found);
  const best = latencies(rarest, 0.5);
  if (best === undefined) return noRoom(replica, size);
  const { ttftMs, tpotMs } = best;
  const misses = missed(slo, best, size);
  const said =
    misses.length > 0 ? misses.join(', and ') : `the ${100 * percentile}th percentile misses the target at any rate`;
  return { requestsPerSecond: 0, reason: `${said}, for a request alone on the replica.`, best: { ttftMs, tpotMs } };
}
