import type { RequestSize } from '../request-size.ts';
import type { Engine } from './engine.ts';
import { normalQuantile } from './normal-quantile.ts';
import { prefillCost } from './prefill-cost.ts';
import type { StepModel } from './step-model.ts';

/** What requests of one size see that arrive at random (Poisson) at a steady rate. */
export interface OpenLoop {
  /** The asked percentile of the time to the first token, waiting included. */
  readonly ttftMs: number;
  /** The asked percentile of the mean time per output token of a request. */
  readonly tpotMs: number;
  /** Requests at once: the mean, and the asked percentile. */
  readonly running: number;
  readonly mostRunning: number;
}

/** Share of time that prompts may take before the queue is called endless. */
export const mostBusy = 0.98;

/** Sequences beside which the cost of a prompt is looked at. */
const besides = [1, 32, 1024];

/** Milliseconds of a decoding step with so many sequences, prompts aside. */
type DecodeTime = (decodes: number) => number;

/** Decoding sequences that sustain themselves: rate x time of each. None where there are more than `most`. */
function settle(decodeMs: DecodeTime, perMs: number, busy: number, gaps: number, most: number): number | undefined {
  let decodes = 0;
  for (let round = 0; round < 100; round++) {
    const sustained = (perMs * gaps * decodeMs(decodes)) / (1 - busy);
    if (sustained > most) return undefined;
    if (sustained <= decodes * 1.0001) return sustained;
    decodes = sustained;
  }
  return undefined;
}

/**
 * Waiting for the prompts of others, at a percentile: exponential tail of M/D/1 with the share of time that prompts take
 * as its load; mean of those who wait = service / (2 (1 - load)) (Pollaczek-Khinchine).
 */
export function waitMs(serviceMs: number, busy: number, percentile: number): number {
  return (Math.max(0, Math.log(busy / (1 - percentile))) * serviceMs) / (2 * (1 - busy));
}

/** What a prompt costs the engine that it is sent to. */
interface PromptCost {
  /** Time by which it lengthens steps. */
  readonly addedMs: number;
  readonly steps: number;
}

/** Of a replica that is given KV caches, and computes no prompt. */
export const noPrompt: PromptCost = { addedMs: 0, steps: 0 };

/** The most that a prompt adds to steps, whatever runs beside it. */
function promptCost(step: StepModel, inputTokens: number, engine: Engine): PromptCost {
  const costs = besides.map((others) =>
    prefillCost(step, inputTokens, engine.maxBatchedTokens, others, others * inputTokens),
  );
  const [addedMs, steps] = [costs.map((cost) => cost.addedMs), costs.map((cost) => cost.steps)];
  return { addedMs: Math.max(...addedMs), steps: Math.max(...steps) };
}

/**
 * Latencies at a rate in requests a second, queueing included, as a function of the rate and the percentile; none where the
 * queue grows for ever or more than `room` requests would be held at once. A prompt is taken to cost the most that it
 * adds to a step, whatever runs beside it: the arithmetic hides behind reading the weights at few sequences only. Numbers at once vary as Poisson counts, which sets the
 * percentile. That a request of few tokens may meet more prompts than the mean is left out.
 */
export function openLoop(
  step: StepModel,
  size: RequestSize,
  room: number,
  engine: Engine,
  { addedMs, steps }: PromptCost = promptCost(step, size.inputTokens, engine),
) {
  const { inputTokens, outputTokens } = size;
  const gaps = outputTokens - 1;
  const decodeMs: DecodeTime = (decodes) => {
    const held = Math.max(1, decodes);
    return step({ prefill: [], decodes: held, decodeKvTokens: held * (inputTokens + outputTokens / 2) });
  };
  return (requestsPerSecond: number, percentile: number): OpenLoop | undefined => {
    const perMs = requestsPerSecond / 1000;
    const busy = perMs * addedMs;
    if (busy > mostBusy) return undefined;
    const decodes = settle(decodeMs, perMs, busy, gaps, room);
    if (decodes === undefined) return undefined;
    const z = normalQuantile(percentile);
    const busiestMs = decodeMs(decodes + z * Math.sqrt(decodes));
    const residualMs = Math.min(decodes, 1) * (busiestMs / 2);
    const ttftMs = engine.requestMs + steps * busiestMs + addedMs + residualMs + waitMs(addedMs, busy, percentile);
    const running = decodes + perMs * ttftMs;
    const mostRunning = Math.max(1, running + z * Math.sqrt(running));
    if (mostRunning > room) return undefined;
    return { ttftMs, tpotMs: gaps === 0 ? 0 : busiestMs / (1 - busy), running, mostRunning };
  };
}
