import type { Shares } from './shares.ts';
import type { Work } from './work.ts';

/** One move of a chain; its share, and the load that arrives, per replica's worth that leaves the source. */
export interface Hop {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly load: number;
}

/** Looks for chains; keeps the arrays that every search needs. */
export class Chains {
  readonly #work: Work;
  readonly #shares: Shares;
  readonly #prices: Float64Array;
  readonly #factor: Float64Array;
  readonly #before: Int32Array;
  readonly #by: Int32Array;
  /** Offers not yet done with, in the first places. */
  readonly #waiting: Int32Array;

  constructor(work: Work, shares: Shares, prices: Float64Array) {
    this.#work = work;
    this.#shares = shares;
    this.#prices = prices;
    this.#factor = new Float64Array(work.offers);
    this.#before = new Int32Array(work.offers);
    this.#by = new Int32Array(work.offers);
    this.#waiting = new Int32Array(work.offers);
  }

  /**
   * The chain of moves from an offer to one with room on which the price of the work rises by the smallest factor, by
   * Dijkstra's algorithm; a hop by which it would fall counts as 1. Raises the prices of the offers that are nearer than the
   * end, so that the chain costs nothing at the new ones. Undefined where every chain ends nowhere.
   */
  shortest(source: number, open: readonly number[], hasRoom: (offer: number) => boolean): readonly Hop[] | undefined {
    const others = open.filter((offer) => offer !== source);
    this.#waiting.set(others);
    this.#factor.fill(Number.POSITIVE_INFINITY);
    this.#factor[source] = 1;
    const done: number[] = [];
    let at = source;
    for (let left = others.length; at === source || !hasRoom(at); left -= 1) {
      done.push(at);
      this.#reachFrom(at, left);
      const place = this.#nearest(left);
      if (place < 0) return undefined;
      at = this.#waiting[place] as number;
      this.#waiting[place] = this.#waiting[left - 1] as number;
    }
    const end = this.#factor[at] as number;
    for (const offer of done)
      this.#prices[offer] = ((this.#prices[offer] as number) * end) / (this.#factor[offer] as number);
    return hops(source, at, this.#work, this.#before, this.#by);
  }

  #reachFrom(at: number, left: number): void {
    const { offers, load, classes } = this.#work;
    const { all } = this.#shares;
    const [factor, prices, waiting] = [this.#factor, this.#prices, this.#waiting];
    const reached = factor[at] as number;
    for (let row = 0, first = 0; row < classes.length; row += 1, first += offers) {
      if (all[first + at] === 0) continue;
      const unit = reached / ((prices[at] as number) * (load[first + at] as number));
      for (let place = 0; place < left; place += 1) {
        const next = waiting[place] as number;
        const price = unit * (prices[next] as number) * (load[first + next] as number);
        const via = Math.max(price, reached);
        if (via >= (factor[next] as number)) continue;
        factor[next] = via;
        this.#before[next] = at;
        this.#by[next] = row;
      }
    }
  }

  /** Place among those waiting; -1 where none can be reached. */
  #nearest(left: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < left; place += 1) {
      const factor = this.#factor[this.#waiting[place] as number] as number;
      if (factor >= least) continue;
      least = factor;
      best = place;
    }
    return best;
  }
}

function hops(source: number, end: number, work: Work, before: Int32Array, by: Int32Array): readonly Hop[] {
  const path: { row: number; from: number; to: number }[] = [];
  for (let to = end; to !== source; to = before[to] as number)
    path.unshift({ row: by[to] as number, from: before[to] as number, to });
  let load = 1;
  return path.map(({ row, from, to }) => {
    const share = load / (work.load[row * work.offers + from] as number);
    load = share * (work.load[row * work.offers + to] as number);
    return { row, from, to, share, load };
  });
}
