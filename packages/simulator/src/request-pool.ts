import type { HeapStore } from './heap.ts';
import type { Request } from './request.ts';

const nobody = -1;

/** What is done of a request where it is: all of it, its prompt and first token alone, or its other tokens alone. */
export const phases = { whole: 0, prefill: 1, decode: 2 } as const;

/**
 * The requests that are somewhere in the fleet, each in a slot that is used again once it has left: memory grows with the
 * requests held at once, not with those served. Arrays are replaced when they grow, so nobody may keep one.
 */
export class RequestPool implements HeapStore {
  #free: number[] = [];
  #slots = 0;
  /** Order of arrival. */
  index = new Float64Array(0);
  requestClass = new Int32Array(0);
  inputTokens = new Int32Array(0);
  outputTokens = new Int32Array(0);
  cachedTokens = new Int32Array(0);
  arrivalMs = new Float64Array(0);
  /** When a step first held some of the prompt; NaN before. */
  scheduledMs = new Float64Array(0);
  /** NaN before there is one. */
  firstTokenMs = new Float64Array(0);
  /** Tokens that must be in the KV cache before the next one can be sampled. */
  target = new Int32Array(0);
  /** How many of them are, while a prompt is computed. */
  computed = new Int32Array(0);
  /** Tokens in the cache less the steps of the engine, while a sequence decodes: both grow by one a step. */
  offset = new Float64Array(0);
  preemptions = new Int32Array(0);
  retries = new Int32Array(0);
  /** Time that others' prompts took in the steps in which this one decoded, and the engine's clock of it at the start. */
  interferedMs = new Float64Array(0);
  interferedFrom = new Float64Array(0);
  /** Neighbours in the order in which the engine took them up. */
  next = new Int32Array(0);
  previous = new Int32Array(0);
  /** One of `phases`, and the position of the fleet's pool through which it goes; -1 where it is served whole. */
  phase = new Int32Array(0);
  through = new Int32Array(0);
  /** What it asks for, which `outputTokens` and `cachedTokens` hold only as far as one phase is concerned. */
  wholeOutputTokens = new Int32Array(0);
  wholeCachedTokens = new Int32Array(0);
  /** What a router counts for it. */
  work = new Float64Array(0);
  keys = new Float64Array(0);
  positions = new Int32Array(0);

  /** Slots that are taken. */
  *taken(): Generator<number> {
    const free = new Set(this.#free);
    for (let slot = 0; slot < this.#slots; slot += 1) if (!free.has(slot)) yield slot;
  }

  take(request: Request, index: number): number {
    const slot = this.#free.pop() ?? this.#newSlot();
    this.index[slot] = index;
    this.requestClass[slot] = request.requestClass;
    this.inputTokens[slot] = request.inputTokens;
    this.wholeOutputTokens[slot] = request.outputTokens;
    this.wholeCachedTokens[slot] = request.cachedTokens;
    this.arrivalMs[slot] = request.atMs;
    this.retries[slot] = 0;
    this.#begin(slot);
    return slot;
  }

  release(slot: number): void {
    this.#free.push(slot);
  }

  /** As if it had just arrived, its arrival aside: its replica was lost. */
  beginAgain(slot: number): void {
    this.retries[slot] = (this.retries[slot] as number) + 1;
    this.#begin(slot);
  }

  /** Its prompt and first token come first, and the rest elsewhere. */
  split(slot: number, pool: number): void {
    this.phase[slot] = phases.prefill;
    this.through[slot] = pool;
    this.outputTokens[slot] = 1;
  }

  /** Its KV cache is where the rest is done, and its first token is with the reader; the second is yet to be computed. */
  handOver(slot: number, atMs: number): void {
    const tokens = this.inputTokens[slot] as number;
    this.phase[slot] = phases.decode;
    this.outputTokens[slot] = this.wholeOutputTokens[slot] as number;
    this.cachedTokens[slot] = tokens;
    this.target[slot] = tokens + 1;
    this.computed[slot] = 0;
    this.firstTokenMs[slot] = atMs;
    this.next[slot] = nobody;
    this.previous[slot] = nobody;
  }

  /** As if nothing had been done of it, where it was not lost with a replica. */
  restore(slot: number): void {
    this.#begin(slot);
  }

  #begin(slot: number): void {
    this.phase[slot] = phases.whole;
    this.through[slot] = nobody;
    this.outputTokens[slot] = this.wholeOutputTokens[slot] as number;
    this.cachedTokens[slot] = this.wholeCachedTokens[slot] as number;
    this.scheduledMs[slot] = Number.NaN;
    this.firstTokenMs[slot] = Number.NaN;
    this.target[slot] = this.inputTokens[slot] as number;
    this.computed[slot] = 0;
    this.preemptions[slot] = 0;
    this.interferedMs[slot] = 0;
    this.next[slot] = nobody;
    this.previous[slot] = nobody;
  }

  #newSlot(): number {
    if (this.#slots === this.keys.length) this.#grow(Math.max(64, 2 * this.#slots));
    this.#slots += 1;
    return this.#slots - 1;
  }

  #grow(slots: number): void {
    const ints = ['requestClass', 'inputTokens', 'outputTokens', 'cachedTokens', 'target', 'computed'] as const;
    const links = ['preemptions', 'retries', 'next', 'previous', 'positions'] as const;
    const split = ['phase', 'through', 'wholeOutputTokens', 'wholeCachedTokens'] as const;
    const times = ['index', 'arrivalMs', 'scheduledMs', 'firstTokenMs', 'offset', 'work', 'keys'] as const;
    const clocks = ['interferedMs', 'interferedFrom'] as const;
    for (const name of [...ints, ...links, ...split]) {
      const grown = new Int32Array(slots);
      grown.set(this[name]);
      this[name] = grown;
    }
    for (const name of [...times, ...clocks]) {
      const grown = new Float64Array(slots);
      grown.set(this[name]);
      this[name] = grown;
    }
  }
}
