import type { Work } from './work.ts';

/** Shares below this are rounding. */
const dust = 1e-12;

/** Which share of each class is on which offer, the load that follows, and a log to undo moves by. */
export class Shares {
  /** Classes x offers. */
  readonly all: Float64Array;
  readonly #work: Work;
  readonly #loads: Float64Array;
  #log: { readonly row: number; readonly from: number; readonly to: number; readonly share: number }[] = [];

  constructor(work: Work, shares: Float64Array) {
    this.#work = work;
    this.all = Float64Array.from(shares);
    this.#loads = new Float64Array(work.offers);
    this.#sum();
  }

  shareOf(row: number, offer: number): number {
    return this.all[row * this.#work.offers + offer] as number;
  }

  loadOf(offer: number): number {
    return this.#loads[offer] as number;
  }

  /** Moves a share of a class from one offer to another; all of it where only dust would stay. */
  move(row: number, from: number, to: number, share: number): void {
    const there = this.shareOf(row, from);
    const moved = there - share < dust ? there : share;
    this.#log.push({ row, from, to, share: moved });
    this.#shift(row, from, to, moved);
  }

  /** Where the log stands. */
  mark(): number {
    return this.#log.length;
  }

  /** Takes back the moves since a mark. */
  undo(mark: number): void {
    for (const { row, from, to, share } of this.#log.splice(mark).reverse()) this.#shift(row, to, from, share);
  }

  /** Keeps the moves so far for good, and clears the loads of rounding. */
  forget(): void {
    this.#log = [];
    this.#sum();
  }

  /** Starts over with other shares. */
  reset(shares: Float64Array): void {
    this.all.set(shares);
    this.forget();
  }

  #shift(row: number, from: number, to: number, share: number): void {
    const { offers, load } = this.#work;
    const [source, target] = [row * offers + from, row * offers + to];
    const left = (this.all[source] as number) - share;
    this.all[source] = left < dust ? 0 : left;
    this.all[target] = (this.all[target] as number) + share;
    this.#loads[from] = (this.#loads[from] as number) - share * (load[source] as number);
    this.#loads[to] = (this.#loads[to] as number) + share * (load[target] as number);
  }

  #sum(): void {
    const { offers, load, classes } = this.#work;
    this.#loads.fill(0);
    for (let row = 0; row < classes.length; row += 1) {
      for (let offer = 0, at = row * offers; offer < offers; offer += 1, at += 1) {
        const share = this.all[at] as number;
        if (share > 0) this.#loads[offer] = (this.#loads[offer] as number) + share * (load[at] as number);
      }
    }
  }
}
