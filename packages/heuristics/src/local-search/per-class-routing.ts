import type { Routing, Saved } from './routing.ts';
import type { Work } from './work.ts';

/** Replicas' worth that does not count. */
const negligible = 1e-9;

/**
 * Capacity per class: each class has every replica to itself, so it fits where sum_c y_c T_bc >= r_b, in whole slices where
 * there are any. Nothing has to be kept but the counts. A repair takes classes x offers.
 */
export class PerClassRouting implements Routing {
  readonly #work: Work;
  readonly #counts: Float64Array;
  readonly #slices: number | 'none';

  constructor(work: Work, counts: Float64Array, slices: number | 'none') {
    this.#work = work;
    this.#counts = counts;
    this.#slices = slices;
  }

  repair(): boolean {
    return this.#work.classes.every((_, row) => {
      let carried = 0;
      for (let offer = 0; offer < this.#work.offers && carried < 1; offer += 1) carried += this.#share(row, offer);
      return carried >= 1 - negligible;
    });
  }

  rebuild(): boolean {
    return false;
  }

  shares(): Float64Array {
    const { classes, offers, load } = this.#work;
    const shares = new Float64Array(load.length);
    classes.forEach((_, row) => {
      let left = 1;
      for (let offer = 0; offer < offers && left > 0; offer += 1) {
        const share = Math.min(left, this.#share(row, offer));
        shares[row * offers + offer] = share;
        left = left - share < negligible ? 0 : left - share;
      }
    });
    return shares;
  }

  save(): Saved {
    return [];
  }

  restore(): void {}

  /** Share of a class that the replicas of an offer carry. */
  #share(row: number, offer: number): number {
    const count = this.#counts[offer] as number;
    const share = count === 0 ? 0 : count / (this.#work.load[row * this.#work.offers + offer] as number);
    const slices = this.#slices;
    return slices === 'none' ? share : Math.floor(Math.min(1, share) * slices + negligible) / slices;
  }
}
