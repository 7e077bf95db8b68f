import type { StepTime } from '../step.ts';

/** Largest relative distance from a straight line that rounding explains. */
const straight = 1e-12;

/** Points in between at which the whole range, and a stretch, are looked at. */
const wide = [0.5, 0.25, 0.75, 0.1, 0.9];
const near = [0.5, 0.25, 0.75];

/**
 * Step times of sequences that decode, as a function of the tokens in their cache: where they lie on a straight line, steps
 * that follow one another can be summed in closed form. One for each step function; engines of a kind share it.
 *
 * A line is found once for each number of sequences, by looking at the whole range of the cache; where that is not straight
 * (a sliding window, a host that is slower than its GPU), at each stretch anew. The looks find every bend of a convex or
 * concave function; bends both ways would have to cancel at each look to be missed.
 */
export class DecodeLine {
  readonly #step: StepTime;
  readonly #mostKvTokens: number;
  readonly #batch = { prefill: [], decodes: 0, decodeKvTokens: 0 };
  /** By sequences: NaN = not looked at, Infinity = not straight. */
  #base: Float64Array;
  #slope: Float64Array;

  constructor(step: StepTime, mostSequences: number, mostKvTokens: number) {
    this.#step = step;
    this.#mostKvTokens = mostKvTokens;
    this.#base = new Float64Array(mostSequences + 1).fill(Number.NaN);
    this.#slope = new Float64Array(mostSequences + 1);
  }

  /** Milliseconds of one step. */
  at(decodes: number, kvTokens: number): number {
    const base = this.#lineOf(decodes);
    if (base !== Number.POSITIVE_INFINITY) return base + (this.#slope[decodes] as number) * kvTokens;
    return this.#evaluate(decodes, kvTokens);
  }

  /** Milliseconds by which a step is longer than the one before it; only where `straightFor` says so. */
  growth(decodes: number, kvTokens: number, steps: number): number {
    if (steps < 2) return 0;
    if (this.#lineOf(decodes) !== Number.POSITIVE_INFINITY) return (this.#slope[decodes] as number) * decodes;
    const last = this.#evaluate(decodes, kvTokens + (steps - 1) * decodes);
    return (last - this.#evaluate(decodes, kvTokens)) / (steps - 1);
  }

  /** How many of the next steps lie on one line: `steps`, or fewer, but at least one. */
  straightFor(decodes: number, kvTokens: number, steps: number): number {
    if (this.#lineOf(decodes) !== Number.POSITIVE_INFINITY) return steps;
    let count = steps;
    while (count > 2 && !this.#holds(decodes, kvTokens, kvTokens + (count - 1) * decodes, near))
      count = (count + 1) >> 1;
    return count;
  }

  #lineOf(decodes: number): number {
    const base = this.#base[decodes] as number;
    return Number.isNaN(base) ? this.#look(decodes) : base;
  }

  #look(decodes: number): number {
    const [low, high] = [decodes, Math.max(2 * decodes, this.#mostKvTokens)];
    const slope = (this.#evaluate(decodes, high) - this.#evaluate(decodes, low)) / (high - low);
    const found = this.#holds(decodes, low, high, wide);
    this.#slope[decodes] = slope;
    const base = found ? this.#evaluate(decodes, low) - slope * low : Number.POSITIVE_INFINITY;
    this.#base[decodes] = base;
    return base;
  }

  #holds(decodes: number, low: number, high: number, shares: readonly number[]): boolean {
    return shares.every((share) => this.#isStraight(decodes, low, high, share));
  }

  #isStraight(decodes: number, low: number, high: number, share: number): boolean {
    const middle = low + Math.round((share * (high - low)) / decodes) * decodes;
    const [first, last] = [this.#evaluate(decodes, low), this.#evaluate(decodes, high)];
    const expected = first + ((last - first) * (middle - low)) / (high - low);
    return Math.abs(this.#evaluate(decodes, middle) - expected) <= straight * Math.abs(expected);
  }

  #evaluate(decodes: number, kvTokens: number): number {
    this.#batch.decodes = decodes;
    this.#batch.decodeKvTokens = kvTokens;
    return this.#step(this.#batch);
  }
}
