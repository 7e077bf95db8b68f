import type { Slo } from '@fleetmix/core';
import type { RequestSize } from '../request-size.ts';
import { type Capacity, engineOf, type Latencies, sustained } from './capacity.ts';
import { movedBytesPerToken } from './memory.ts';
import { mostBusy, noPrompt, openLoop, waitMs } from './open-loop.ts';
import { gpusOf, type Replica } from './replica.ts';
import { stepModel } from './step-model.ts';

/**
 * GB/s (10^9 bytes) a GPU at which KV caches move between replicas, where nothing else is known: what Mooncake's transfer engine
 * was measured at with eight network cards of 400 Gbit/s, 190 GB/s (arXiv 2407.00079 and its repository), a card a GPU.
 */
export const defaultKvLinkGBps = 23.75;

/** Milliseconds that the KV cache of a prompt takes over the links of a replica's GPUs, which work side by side. */
export function transferMs(replica: Replica, inputTokens: number, linkGBps: number): number {
  return (inputTokens * movedBytesPerToken(replica)) / (linkGBps * gpusOf(replica) * 1e6);
}

/**
 * What a replica sustains that computes prompts, gives the first token, and sends the KV cache to another (prefill only): the
 * highest rate of random arrivals at which the percentile of TTFT holds, waiting for other prompts and the move of the cache
 * included, since the first token goes to the reader with it. The same steps and queue as {@link capacity}, with one token of output.
 * Where E2E is bound and TTFT is not, prefill may take half of it.
 * @param linkGBps GB/s of each GPU of the replica
 * @throws RangeError as {@link capacity}, or where the link is not above 0
 */
export function prefillCapacity(replica: Replica, size: RequestSize, slo: Slo, linkGBps: number): Capacity {
  if (!(linkGBps > 0)) throw new RangeError(`linkGBps: ${linkGBps}; it must be above 0.`);
  const prompt = { inputTokens: size.inputTokens, outputTokens: 1 };
  const moveMs = transferMs(replica, size.inputTokens, linkGBps);
  const latenciesIn = (room: number): Latencies => {
    const computed = openLoop(stepModel(replica), prompt, room, engineOf(replica));
    return (requestsPerSecond, percentile) => {
      const found = computed(requestsPerSecond, percentile);
      const busy = (requestsPerSecond / 1000) * moveMs;
      if (found === undefined || busy > mostBusy) return undefined;
      return { ...found, ttftMs: found.ttftMs + moveMs + waitMs(moveMs, busy, percentile) };
    };
  };
  return sustained(replica, prompt, prefillTargets(slo), latenciesIn);
}

/**
 * What a replica sustains that is given KV caches, and gives all tokens after the first (decode only): the highest rate at which
 * the percentile of TPOT holds and the caches have room. The same steps as {@link capacity}, none with a prompt in it. E2E leaves
 * it what TTFT does not take.
 * @throws RangeError as {@link capacity}
 */
export function decodeCapacity(replica: Replica, size: RequestSize, slo: Slo): Capacity {
  // A request of one token ends with its prompt, and has no rate here: it counts as one of two.
  const decoded = { ...size, outputTokens: Math.max(2, size.outputTokens) };
  const gaps = decoded.outputTokens - 1;
  const latenciesIn = (room: number): Latencies => {
    const steps = openLoop(stepModel(replica), decoded, room, { ...engineOf(replica), requestMs: 0 }, noPrompt);
    return (requestsPerSecond, percentile) => {
      const found = steps(requestsPerSecond, percentile);
      // What is left of the step that runs when the cache arrives is waited for once.
      return found && { ...found, ttftMs: 0, tpotMs: found.tpotMs + found.ttftMs / gaps };
    };
  };
  return sustained(replica, decoded, decodeTargets(slo, gaps), latenciesIn);
}

/** Share of a bound on E2E that prefill may take where TTFT has no bound of its own. */
const prefillShare = 0.5;

function prefillBound({ ttftMs, e2eMs }: Slo): number | undefined {
  if (e2eMs === undefined) return ttftMs;
  return Math.min(ttftMs ?? Number.POSITIVE_INFINITY, e2eMs * prefillShare);
}

function prefillTargets(slo: Slo): Slo {
  const ttftMs = prefillBound(slo);
  return { ...percentileOf(slo), ...(ttftMs === undefined ? {} : { ttftMs }) };
}

function decodeTargets(slo: Slo, gaps: number): Slo {
  const { tpotMs = Number.POSITIVE_INFINITY, e2eMs = Number.POSITIVE_INFINITY } = slo;
  const bound = Math.min(tpotMs, (e2eMs - (prefillBound(slo) ?? 0)) / gaps);
  return { ...percentileOf(slo), ...(bound === Number.POSITIVE_INFINITY ? {} : { tpotMs: bound }) };
}

function percentileOf({ percentile }: Slo): Slo {
  return percentile === undefined ? {} : { percentile };
}
