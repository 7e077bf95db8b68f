import type { RequestPool } from '../request-pool.ts';

const nobody = -1;

/** Sequences in the order in which an engine took them up, of which any may go. */
export class Running {
  readonly #pool: RequestPool;
  #first = nobody;
  #last = nobody;

  constructor(pool: RequestPool) {
    this.#pool = pool;
  }

  /** The one that was taken up last; -1 where there is none. */
  last(): number {
    return this.#last;
  }

  push(slot: number): void {
    const { next, previous } = this.#pool;
    previous[slot] = this.#last;
    next[slot] = nobody;
    if (this.#last === nobody) this.#first = slot;
    else next[this.#last] = slot;
    this.#last = slot;
  }

  remove(slot: number): void {
    const { next, previous } = this.#pool;
    const [before, after] = [previous[slot] as number, next[slot] as number];
    if (before === nobody) this.#first = after;
    else next[before] = after;
    if (after === nobody) this.#last = before;
    else previous[after] = before;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let slot = this.#first; slot !== nobody; slot = this.#pool.next[slot] as number) yield slot;
  }
}
