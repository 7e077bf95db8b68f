import { Heap } from '../heap.ts';
import { phases, type RequestPool } from '../request-pool.ts';
import type { PrefillChunk } from '../step.ts';
import type { BatchingSettings } from './continuous-batching.ts';
import type { Engine, Observer, Surroundings } from './engine.ts';
import { KvBlocks } from './kv-blocks.ts';
import { Running } from './running.ts';
import { Stretch } from './stretch.ts';
import { Waiting } from './waiting.ts';

const nobody = -1;
const never = Number.POSITIVE_INFINITY;

interface MutableChunk {
  newTokens: number;
  pastTokens: number;
}

/**
 * One engine. Each call of `run` closes the stretch of steps that was put together before, lets those go that have ended,
 * and puts the next stretch together: one step where a prompt is computed, as many as nothing changes in where not.
 *
 * A sequence that decodes is never touched while it does: it is due at a step number, its tokens are that number plus an
 * offset, and sums over sequences grow by their number each step.
 */
export class BatchingEngine implements Engine {
  readonly offer: number;
  readonly position: number;
  requests = 0;
  work = 0;
  nextMs = never;

  readonly #settings: BatchingSettings;
  readonly #pool: RequestPool;
  readonly #observer: Observer;
  readonly #waiting = new Waiting();
  readonly #running: Running;
  /** Those that decode, by the number of the step that gives them their last token. */
  readonly #due: Heap;
  readonly #blocks: KvBlocks;
  readonly #stretch = new Stretch();
  /** Those that have had all their steps, and when each has its last token; they hold seat and blocks until then. */
  readonly #leaving = new Waiting();
  #leavingMs: number[] = [];
  #seats = 0;
  /** Number of the step that is put together next. */
  #steps = 0;
  #offsets = 0;
  /** The one whose prompt is computed in part. */
  #partial = nobody;
  /** Whether the step that is put together had to put a sequence back. */
  #preempted = false;
  /** Those whose prompt ends with this step. */
  #prompted: number[] = [];
  readonly #chunks: MutableChunk[] = [];
  readonly #batch: { prefill: PrefillChunk[]; decodes: number; decodeKvTokens: number };
  #endMs = 0;
  /** Time by which prompts have lengthened steps in which others decoded. */
  #interferedMs = 0;
  #waitedFrom = 0;

  constructor(settings: BatchingSettings, { pool, observer, offer, position }: Surroundings) {
    this.#settings = settings;
    this.#pool = pool;
    this.#observer = observer;
    this.offer = offer;
    this.position = position;
    this.#running = new Running(pool);
    this.#due = new Heap(pool);
    this.#blocks = new KvBlocks(settings.kvTokens, settings.blockTokens);
    this.#batch = { prefill: [], decodes: 0, decodeKvTokens: 0 };
  }

  canServe(_requestClass: number, inputTokens: number, outputTokens: number): boolean {
    return this.#blocks.holding(inputTokens + outputTokens - 1) <= this.#blocks.total;
  }

  enqueue(slot: number, nowMs: number): void {
    const { inputTokens, outputTokens, requestClass, work } = this.#pool;
    if (!this.canServe(requestClass[slot] as number, inputTokens[slot] as number, outputTokens[slot] as number)) {
      this.#observer.refused(slot, this, nowMs);
      return;
    }
    this.#countWaiting(nowMs);
    this.requests += 1;
    this.work += work[slot] as number;
    this.#waiting.push(slot);
    if (this.nextMs === never) this.nextMs = nowMs;
    else if (this.#waiting.size === 1 && this.#seats < this.#settings.maxSequences) this.#cutShort(nowMs);
  }

  run(nowMs: number): void {
    this.#closeStretch();
    this.#letGo(nowMs);
    this.#compose(nowMs);
  }

  abandon(nowMs: number): readonly number[] {
    this.#countWaiting(nowMs);
    const left = [];
    while (this.#leaving.size > 0) {
      const endedMs = this.#leavingMs.shift() as number;
      const slot = this.#leaving.shift();
      if (endedMs <= nowMs) this.#observer.ended(slot, this, endedMs);
      else left.push(slot);
    }
    left.push(...this.#running);
    while (this.#waiting.size > 0) left.push(this.#waiting.shift());
    this.requests = 0;
    this.work = 0;
    this.nextMs = never;
    return left;
  }

  /** A request has come that may be taken up: the stretch ends with the first step after which it can be seen. */
  #cutShort(nowMs: number): void {
    const stretch = this.#stretch;
    if (stretch.steps < 2) return;
    const ahead = this.#settings.stepsAhead;
    const steps = Math.max(1, stretch.until(nowMs) + ahead);
    if (steps >= stretch.steps) return;
    stretch.steps = steps;
    this.nextMs = stretch.after(steps - ahead);
  }

  #closeStretch(): void {
    const stretch = this.#stretch;
    const { steps } = stretch;
    if (steps === 0) return;
    const { total } = this.#blocks;
    this.#blocks.free -= this.#blocks.neededFor(this.#steps + 1, steps - 1);
    this.#steps += steps;
    this.#endMs = stretch.endMs;
    const sequences = this.#due.size + this.#chunksHeld();
    this.#observer.worked(this, stretch.beginMs, this.#endMs, sequences, 1 - this.#blocks.free / total);
    while (this.#due.size > 0 && this.#due.topKey() < this.#steps) this.#finish(this.#due.top());
    for (const slot of this.#prompted) this.#beginDecoding(slot);
    this.#prompted.length = 0;
    stretch.steps = 0;
  }

  #chunksHeld(): number {
    return this.#prompted.length + (this.#partial === nobody ? 0 : 1);
  }

  #finish(slot: number): void {
    this.#stopDecoding(slot);
    this.#leave(slot);
  }

  #leave(slot: number): void {
    this.#running.remove(slot);
    this.#leaving.push(slot);
    this.#leavingMs.push(this.#endMs);
  }

  #stopDecoding(slot: number): void {
    const offset = this.#pool.offset[slot] as number;
    this.#due.remove(slot);
    this.#offsets -= offset;
    this.#blocks.leave(offset);
    const since = this.#pool.interferedFrom[slot] as number;
    this.#pool.interferedMs[slot] = (this.#pool.interferedMs[slot] as number) + this.#interferedMs - since;
  }

  #beginDecoding(slot: number): void {
    const { target, inputTokens, outputTokens, firstTokenMs, interferedFrom, computed } = this.#pool;
    const tokens = target[slot] as number;
    computed[slot] = tokens;
    if (Number.isNaN(firstTokenMs[slot])) firstTokenMs[slot] = this.#endMs;
    const left = (outputTokens[slot] as number) - (tokens - (inputTokens[slot] as number)) - 1;
    if (left === 0) {
      this.#leave(slot);
      return;
    }
    const offset = tokens - this.#steps;
    this.#pool.offset[slot] = offset;
    interferedFrom[slot] = this.#interferedMs;
    this.#offsets += offset;
    this.#blocks.join(offset);
    this.#due.push(slot, this.#steps + left - 1);
  }

  #letGo(nowMs: number): void {
    let count = 0;
    while (this.#leaving.size > 0 && (this.#leavingMs[count] as number) <= nowMs) {
      const slot = this.#leaving.shift();
      this.#seats -= 1;
      this.#blocks.free += this.#blocks.holding(this.#tokensOf(slot));
      this.requests -= 1;
      this.work -= this.#pool.work[slot] as number;
      this.#observer.ended(slot, this, this.#leavingMs[count] as number);
      count += 1;
    }
    if (count > 0) this.#leavingMs.splice(0, count);
  }

  /** Tokens in the cache of a request that has had all its steps: the last token is never computed. */
  #tokensOf(slot: number): number {
    return (this.#pool.inputTokens[slot] as number) + (this.#pool.outputTokens[slot] as number) - 1;
  }

  #compose(nowMs: number): void {
    this.#preempted = false;
    this.#makeRoom(nowMs);
    const decodes = this.#due.size;
    this.#blocks.free -= this.#blocks.neededAt(this.#steps);
    this.#batch.prefill.length = 0;
    const budget = this.#settings.maxBatchedTokens - decodes;
    const left = this.#continuePrompt(budget, nowMs);
    if (!this.#preempted && left > 0 && this.#waiting.size > 0) this.#admit(left, nowMs);
    const beginMs = Math.max(nowMs, this.#endMs);
    if (this.#batch.prefill.length > 0) this.#promptStep(beginMs, decodes);
    else if (decodes > 0) this.#decodeSteps(beginMs, decodes);
    else this.nextMs = this.#leavingMs[0] ?? never;
  }

  /** Puts sequences back, the latest first, until the others have room for their next token. */
  #makeRoom(nowMs: number): void {
    while (this.#blocks.neededAt(this.#steps) > this.#blocks.free) this.#preempt(this.#running.last(), nowMs);
  }

  #preempt(slot: number, nowMs: number): void {
    this.#countWaiting(nowMs);
    this.#preempted = true;
    const { computed, target, preemptions, offset, phase, cachedTokens } = this.#pool;
    this.#running.remove(slot);
    if (slot === this.#partial) {
      this.#blocks.free += this.#blocks.holding(computed[slot] as number);
      this.#partial = nobody;
    } else {
      const tokens = (offset[slot] as number) + this.#steps;
      this.#stopDecoding(slot);
      this.#blocks.free += this.#blocks.holding(tokens);
      target[slot] = tokens + 1;
    }
    // A cache that was handed over is gone, and its prompt is computed here.
    if (phase[slot] === phases.decode) cachedTokens[slot] = 0;
    computed[slot] = 0;
    preemptions[slot] = (preemptions[slot] as number) + 1;
    this.#seats -= 1;
    this.#waiting.pushFront(slot);
  }

  /** The next part of the prompt that was begun; gives the tokens that are left in the step, 0 where it lost its place. */
  #continuePrompt(budget: number, nowMs: number): number {
    const slot = this.#partial;
    if (slot === nobody) return budget;
    const done = this.#pool.computed[slot] as number;
    const chunk = Math.min(budget, (this.#pool.target[slot] as number) - done);
    const blocks = this.#blocks.holding(done + chunk) - this.#blocks.holding(done);
    if (blocks > this.#blocks.free) {
      this.#preempt(slot, nowMs);
      return 0;
    }
    if (chunk > 0) this.#compute(slot, done, chunk, blocks);
    return budget - chunk;
  }

  #admit(budget: number, nowMs: number): void {
    const { target, cachedTokens, scheduledMs } = this.#pool;
    let left = budget;
    while (left > 0 && this.#waiting.size > 0 && this.#seats < this.#settings.maxSequences) {
      const slot = this.#waiting.first();
      const whole = target[slot] as number;
      const cached = Math.min(cachedTokens[slot] as number, whole - 1);
      const chunk = Math.min(left, whole - cached);
      const blocks = this.#blocks.holding(cached + chunk);
      if ((this.#settings.reservePrompt ? this.#blocks.holding(whole) : blocks) > this.#blocks.free) return;
      this.#countWaiting(nowMs);
      this.#waiting.shift();
      this.#running.push(slot);
      this.#seats += 1;
      if (Number.isNaN(scheduledMs[slot])) scheduledMs[slot] = nowMs;
      this.#compute(slot, cached, chunk, blocks);
      left -= chunk;
    }
  }

  #compute(slot: number, pastTokens: number, newTokens: number, blocks: number): void {
    const { prefill } = this.#batch;
    const chunk = this.#chunk(prefill.length);
    chunk.newTokens = newTokens;
    chunk.pastTokens = pastTokens;
    prefill.push(chunk);
    this.#blocks.free -= blocks;
    this.#pool.computed[slot] = pastTokens + newTokens;
    const whole = pastTokens + newTokens === (this.#pool.target[slot] as number);
    if (whole) this.#prompted.push(slot);
    this.#partial = whole ? nobody : slot;
  }

  #chunk(position: number): MutableChunk {
    const chunk = this.#chunks[position] ?? { newTokens: 0, pastTokens: 0 };
    this.#chunks[position] = chunk;
    return chunk;
  }

  #kvTokens(decodes: number): number {
    return this.#offsets + decodes * (this.#steps + 1);
  }

  #promptStep(beginMs: number, decodes: number): void {
    this.#batch.decodes = decodes;
    this.#batch.decodeKvTokens = this.#kvTokens(decodes);
    const stepMs = this.#settings.step(this.#batch);
    if (decodes > 0) this.#interferedMs += stepMs - this.#settings.line.at(decodes, this.#batch.decodeKvTokens);
    this.#start(beginMs, 1, stepMs, 0);
  }

  #decodeSteps(beginMs: number, decodes: number): void {
    const { line } = this.#settings;
    const kvTokens = this.#kvTokens(decodes);
    const steps = line.straightFor(decodes, kvTokens, this.#unchanged());
    this.#start(beginMs, steps, line.at(decodes, kvTokens), line.growth(decodes, kvTokens, steps));
  }

  /** Steps from this one on in which the same sequences decode, and nobody leaves before they are put together. */
  #unchanged(): number {
    if (this.#leaving.size > 0 || this.#preempted) return 1;
    const untilDue = this.#due.topKey() - this.#steps + 1;
    return untilDue === 1 ? 1 : 1 + this.#blocks.lastFor(this.#steps + 1, untilDue - 1);
  }

  #start(beginMs: number, steps: number, first: number, growth: number): void {
    if (!(first >= 0 && first < never))
      throw new RangeError(`step: a batch takes ${first} ms; give a time of 0 or more.`);
    this.#stretch.start(beginMs, steps, first, growth);
    this.nextMs = this.#stretch.after(steps - this.#settings.stepsAhead);
  }

  #countWaiting(nowMs: number): void {
    if (this.#waiting.size > 0 && nowMs > this.#waitedFrom)
      this.#observer.waited(this, this.#waitedFrom, nowMs, this.#waiting.size);
    this.#waitedFrom = nowMs;
  }
}
