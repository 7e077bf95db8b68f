/**
 * Blocks of the KV cache of one engine. Sequences that decode need a new block each time their tokens fill one; since each
 * grows by a token a step, all that stand at the same place in their block need it in the same step, and counting them by
 * place says when the cache is full without looking at any sequence.
 */
export class KvBlocks {
  readonly total: number;
  free: number;
  readonly #blockTokens: number;
  /** Sequences by the remainder of (tokens in the cache - steps so far). */
  readonly #places: Int32Array;
  #sequences = 0;

  constructor(kvTokens: number, blockTokens: number) {
    this.total = Math.floor(kvTokens / blockTokens);
    this.free = this.total;
    this.#blockTokens = blockTokens;
    this.#places = new Int32Array(blockTokens);
  }

  /** Blocks that hold so many tokens. */
  holding(tokens: number): number {
    return Math.ceil(tokens / this.#blockTokens);
  }

  /** A sequence begins to decode; `offset` is its tokens in the cache less the steps so far. */
  join(offset: number): void {
    this.#sequences += 1;
    const place = this.#place(offset);
    this.#places[place] = (this.#places[place] as number) + 1;
  }

  leave(offset: number): void {
    this.#sequences -= 1;
    const place = this.#place(offset);
    this.#places[place] = (this.#places[place] as number) - 1;
  }

  /** Blocks that the sequences need for the step with this number. */
  neededAt(step: number): number {
    return this.#places[this.#place(-step)] as number;
  }

  /** The same for so many steps from that one on. */
  neededFor(step: number, steps: number): number {
    const rounds = Math.floor(steps / this.#blockTokens);
    let needed = rounds * this.#sequences;
    for (let at = step + rounds * this.#blockTokens; at < step + steps; at += 1) needed += this.neededAt(at);
    return needed;
  }

  /** How many steps from that one on the free blocks last, at most `steps`. */
  lastFor(step: number, steps: number): number {
    if (this.#sequences === 0) return steps;
    const rounds = Math.floor(this.free / this.#sequences);
    let count = rounds * this.#blockTokens;
    if (count >= steps) return steps;
    let left = this.free - rounds * this.#sequences;
    while (count < steps) {
      left -= this.neededAt(step + count);
      if (left < 0) return count;
      count += 1;
    }
    return steps;
  }

  #place(offset: number): number {
    const place = offset % this.#blockTokens;
    return place < 0 ? place + this.#blockTokens : place;
  }
}
