import { Chains } from './chain.ts';
import type { Routing, Saved } from './routing.ts';
import type { Change } from './rules.ts';
import { Shares } from './shares.ts';
import type { Work } from './work.ts';
import type { WorkValues } from './work-values.ts';

/** Replicas' worth that does not count. */
const negligible = 1e-9;

/**
 * Classes divided freely over shared capacity: for fixed counts y a transportation problem with gains,
 *
 *     min sum_c value_c load_c   s.t.   load_c = sum_b (r_b / T_bc) x_bc <= y_c,   sum_c x_bc = 1,
 *
 * solved by shortest augmenting chains. Each offer has a price, its value at first, and each class is where price x load is
 * lowest. What does not fit on an offer leaves it on the chain of moves that loses least (the class with the best
 * ratio goes to another offer, which passes on as much of another class, … to one with room), found by Dijkstra's algorithm
 * in products of ratios; the prices on the way rise so that every class stays where it is cheapest. Started from scratch this
 * is exact but for rounding; after a change of counts it starts from where it stands, which is nearly as good and much quicker.
 * A chain takes open offers x (open offers + classes on the way); a repair some tens of chains.
 */
export class DividedRouting implements Routing {
  readonly #work: Work;
  readonly #values: WorkValues;
  readonly #counts: Float64Array;
  readonly #shares: Shares;
  readonly #prices: Float64Array;
  readonly #chains: Chains;
  #open: readonly number[] = [];

  constructor(work: Work, values: WorkValues, counts: Float64Array, shares: Float64Array) {
    this.#work = work;
    this.#values = values;
    this.#counts = counts;
    this.#shares = new Shares(work, shares);
    this.#prices = Float64Array.from(values.usdPerHour);
    this.#chains = new Chains(work, this.#shares, this.#prices);
  }

  repair(changes: readonly Change[]): boolean {
    const prices = Float64Array.from(this.#prices);
    const mark = this.#shares.mark();
    this.#look();
    for (const { offer, replicas } of changes) if (replicas > 0) this.#pull(offer);
    if (this.#push()) {
      this.#shares.forget();
      return true;
    }
    this.#shares.undo(mark);
    this.#prices.set(prices);
    return false;
  }

  rebuild(): boolean {
    const before = this.save();
    const worth = this.#worth();
    this.#prices.set(this.#values.usdPerHour);
    this.#look();
    const isBetter = this.#assignAll() && this.#push() && this.#worth() < worth * (1 - 1e-7);
    this.#shares.forget();
    if (!isBetter) this.restore(before);
    return isBetter;
  }

  shares(): Float64Array {
    return this.#shares.all;
  }

  save(): Saved {
    return [Float64Array.from(this.#shares.all), Float64Array.from(this.#prices)];
  }

  restore([shares, prices]: Saved): void {
    this.#shares.reset(shares as Float64Array);
    this.#prices.set(prices as Float64Array);
  }

  /** What all work is worth where it is: the less, the more room is left. */
  #worth(): number {
    return this.#values.usdPerHour.reduce((sum, value, offer) => sum + value * this.#shares.loadOf(offer), 0);
  }

  #roomOf(offer: number): number {
    return (this.#counts[offer] as number) - this.#shares.loadOf(offer);
  }

  /** Lists the rented offers, and lowers prices to the value where there is room. */
  #look(): void {
    this.#open = [...this.#counts.keys()].filter((offer) => (this.#counts[offer] as number) > 0);
    for (const offer of this.#open)
      if (this.#roomOf(offer) > negligible) this.#prices[offer] = this.#values.usdPerHour[offer] as number;
  }

  /** Every class whole where it is worth least; false where one has no rented offer that serves it. */
  #assignAll(): boolean {
    const { load, offers, classes } = this.#work;
    const shares = new Float64Array(load.length);
    const isServed = classes.every((_, row) => {
      const worth = (offer: number) => (this.#prices[offer] as number) * (load[row * offers + offer] as number);
      const best = this.#open.reduce((one, other) => (worth(other) < worth(one) ? other : one), this.#open[0] ?? -1);
      if (best < 0 || worth(best) === Number.POSITIVE_INFINITY) return false;
      shares[row * offers + best] = 1;
      return true;
    });
    if (isServed) this.#shares.reset(shares);
    return isServed;
  }

  /** Fills the room on an offer with the classes that are worth most less on it than where they are. */
  #pull(offer: number): void {
    const { load, offers, classes } = this.#work;
    const bids: { row: number; from: number; gain: number }[] = [];
    const price = this.#prices[offer] as number;
    for (let row = 0, first = 0; row < classes.length; row += 1, first += offers) {
      const here = load[first + offer] as number;
      for (const from of this.#open) {
        if (from === offer || this.#shares.all[first + from] === 0) continue;
        const gain = ((this.#prices[from] as number) * (load[first + from] as number)) / here - price;
        if (gain > negligible * price) bids.push({ row, from, gain });
      }
    }
    for (const { row, from } of bids.sort((one, other) => other.gain - one.gain)) {
      const room = this.#roomOf(offer);
      if (room <= negligible) return;
      const here = load[row * offers + offer] as number;
      this.#shares.move(row, from, offer, Math.min(this.#shares.shareOf(row, from), room / here));
    }
  }

  /** Moves work off every offer that has too much; false where no chain is left. */
  #push(): boolean {
    const { classes } = this.#work;
    let chains = 20 * (this.#open.length + classes.length);
    for (let source = 0; source < this.#work.offers; source += 1) {
      while (-this.#roomOf(source) > negligible) {
        chains -= 1;
        if (chains < 0) {
          0;
          return false;
        }
        if (this.#isHopeless()) {
          0;
          return false;
        }
        if (!this.#pushOne(source)) {
          0;
          return false;
        }
      }
    }
    return true;
  }

  #pushOne(source: number): boolean {
    const chain = this.#chains.shortest(source, this.#open, (offer) => this.#roomOf(offer) > negligible);
    const last = chain?.at(-1);
    if (chain === undefined || last === undefined) return false;
    // The amount is in replicas of the source; each hop's share and load are per unit of it.
    const most = chain.reduce(
      (least, { row, from, share }) => Math.min(least, this.#shares.shareOf(row, from) / share),
      Math.min(-this.#roomOf(source), this.#roomOf(last.to) / last.load),
    );
    for (const { row, from, to, share } of chain) this.#shares.move(row, from, to, most * share);
    return true;
  }

  /** A unit that is too much costs its price at least, in values of room: Farkas' test, with the prices learnt so far. */
  #isHopeless(): boolean {
    let room = 0;
    for (let offer = 0; offer < this.#work.offers; offer += 1) {
      const left = this.#roomOf(offer);
      const price = left > 0 ? this.#values.usdPerHour[offer] : this.#prices[offer];
      room += left * (price as number);
    }
    return room < -negligible * this.#values.neededUsdPerHour;
  }
}
