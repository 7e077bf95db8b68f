import type { Routing, Saved } from './routing.ts';
import { Shares } from './shares.ts';
import type { Work } from './work.ts';
import type { WorkValues } from './work-values.ts';

/** Replicas' worth that does not count. */
const negligible = 1e-9;

interface Hop {
  readonly row: number;
  readonly to: number;
  readonly ratio: number;
}

/**
 * Classes in equal slices, each served by one offer, over shared capacity: a bin packing. What does not fit leaves an offer
 * slice by slice, each to an offer with room for it where its work is worth least more; no slice makes way for another.
 * A slice takes open offers x classes on the offer that it leaves.
 */
export class SlicedRouting implements Routing {
  readonly #work: Work;
  readonly #values: WorkValues;
  readonly #counts: Float64Array;
  readonly #slices: number;
  readonly #shares: Shares;

  constructor(work: Work, values: WorkValues, counts: Float64Array, shares: Float64Array, slices: number) {
    this.#work = work;
    this.#values = values;
    this.#counts = counts;
    this.#slices = slices;
    this.#shares = new Shares(work, shares);
  }

  repair(): boolean {
    const mark = this.#shares.mark();
    const open = [...this.#counts.keys()].filter((offer) => (this.#counts[offer] as number) > 0);
    for (let source = 0; source < this.#work.offers; source += 1) {
      while (this.#roomOf(source) < -negligible) {
        const hop = this.#bestHop(source, open);
        if (hop === undefined) {
          this.#shares.undo(mark);
          return false;
        }
        this.#shares.move(hop.row, source, hop.to, 1 / this.#slices);
      }
    }
    this.#shares.forget();
    return true;
  }

  rebuild(): boolean {
    return false;
  }

  shares(): Float64Array {
    return this.#shares.all.map((share) => Math.round(share * this.#slices) / this.#slices);
  }

  save(): Saved {
    return [Float64Array.from(this.#shares.all)];
  }

  restore([shares]: Saved): void {
    this.#shares.reset(shares as Float64Array);
  }

  #roomOf(offer: number): number {
    return (this.#counts[offer] as number) - this.#shares.loadOf(offer);
  }

  #bestHop(source: number, open: readonly number[]): Hop | undefined {
    const { load, offers, classes } = this.#work;
    let best: Hop | undefined;
    for (let row = 0; row < classes.length; row += 1) {
      if (this.#shares.shareOf(row, source) < 0.5 / this.#slices) continue;
      const worth = (offer: number) =>
        (this.#values.usdPerHour[offer] as number) * (load[row * offers + offer] as number);
      for (const to of open) {
        const fits = (load[row * offers + to] as number) / this.#slices <= this.#roomOf(to) + negligible;
        const ratio = worth(to) / worth(source);
        if (to !== source && fits && ratio < (best?.ratio ?? Number.POSITIVE_INFINITY)) best = { row, to, ratio };
      }
    }
    return best;
  }
}
