import { Heap } from '../heap.ts';
import type { RequestPool } from '../request-pool.ts';
import type { Engine, Observer, ReplicaKind, Surroundings } from './engine.ts';

/** What a replica sustains, where nothing else is known of it. */
export interface ProcessorSharing {
  /** Requests/s that one replica sustains of the class at this position alone; 0 = it cannot serve it. */
  readonly capacityOf: (requestClass: number) => number;
}

/**
 * A replica of which only capacities are known: a request of a class brings 1 / capacity seconds of work, and all that are
 * there share the replica evenly (M/G/1-PS where arrivals are random). It has no first tokens and no batches: of its
 * latencies only the whole time is told, and that is a time of this model, not of an engine.
 */
export function processorSharing(options: ProcessorSharing): ReplicaKind {
  return {
    description:
      'processor sharing: 1 / capacity seconds of work a request, shared evenly; no first tokens, no batches',
    requestMs: 0,
    tokens: false,
    engine: (surroundings) => new SharingEngine(options, surroundings),
  };
}

/** Time that each request has had of the replica runs on one clock; a request ends when it shows what it asked for. */
class SharingEngine implements Engine {
  readonly offer: number;
  readonly position: number;
  work = 0;
  nextMs = Number.POSITIVE_INFINITY;
  readonly #capacityOf: (requestClass: number) => number;
  readonly #pool: RequestPool;
  readonly #observer: Observer;
  readonly #due: Heap;
  #served = 0;
  #atMs = 0;

  constructor({ capacityOf }: ProcessorSharing, { pool, observer, offer, position }: Surroundings) {
    this.#capacityOf = capacityOf;
    this.#pool = pool;
    this.#observer = observer;
    this.offer = offer;
    this.position = position;
    this.#due = new Heap(pool);
  }

  get requests(): number {
    return this.#due.size;
  }

  canServe(requestClass: number): boolean {
    return this.#capacityOf(requestClass) > 0;
  }

  enqueue(slot: number, nowMs: number): void {
    this.#advance(nowMs);
    const capacity = this.#capacityOf(this.#pool.requestClass[slot] as number);
    if (!(capacity > 0)) {
      this.#observer.refused(slot, this, nowMs);
      return;
    }
    this.work += this.#pool.work[slot] as number;
    this.#pool.scheduledMs[slot] = nowMs;
    this.#due.push(slot, this.#served + 1000 / capacity);
    this.#plan();
  }

  run(nowMs: number): void {
    this.#advance(nowMs);
    const slot = this.#due.top();
    this.#served = this.#due.topKey();
    this.#due.remove(slot);
    this.work -= this.#pool.work[slot] as number;
    this.#observer.ended(slot, this, nowMs);
    this.#plan();
  }

  abandon(nowMs: number): readonly number[] {
    this.#advance(nowMs);
    const left = [];
    for (; this.#due.size > 0; this.#due.remove(this.#due.top())) left.push(this.#due.top());
    this.work = 0;
    this.#plan();
    return left.sort((a, b) => (this.#pool.index[a] as number) - (this.#pool.index[b] as number));
  }

  #advance(nowMs: number): void {
    const { size } = this.#due;
    if (size > 0 && nowMs > this.#atMs) {
      this.#served += (nowMs - this.#atMs) / size;
      this.#observer.worked(this, this.#atMs, nowMs, size, 0);
    }
    this.#atMs = nowMs;
  }

  #plan(): void {
    const left = Math.max(0, this.#due.topKey() - this.#served);
    this.nextMs = this.#due.size === 0 ? Number.POSITIVE_INFINITY : this.#atMs + left * this.#due.size;
  }
}
