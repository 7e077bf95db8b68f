import { type LimitRow, limitRows, type Scenario } from '@fleetmix/core';

/** Sums of prices that differ by less, relatively, are the same. */
const rounding = 1e-9;

/** The amounts that limits allow of a fleet in the making, and ask of it. */
export class LimitRoom {
  readonly #rows: readonly LimitRow[];
  readonly #used: Float64Array;

  constructor(scenario: Scenario) {
    this.#rows = limitRows(scenario).filter(({ isShare }) => !isShare);
    this.#used = new Float64Array(this.#rows.length);
  }

  copyFrom(other: LimitRoom): void {
    this.#used.set(other.#used);
  }

  add(offer: number, replicas: number): void {
    this.#rows.forEach((row, at) => {
      this.#used[at] = (this.#used[at] as number) + replicas * unitsOf(row, offer);
    });
  }

  /** Replicas of an offer that every limit still allows; below 0 where there are too many. */
  left(offer: number): number {
    return this.#rows.reduce((least, row, at) => {
      const units = unitsOf(row, offer);
      return units === 0 ? least : Math.min(least, within(row.atMost - (this.#used[at] as number), units));
    }, Number.POSITIVE_INFINITY);
  }

  /** The rule that allows no more of an offer, if one does. */
  spent(offer: number): LimitRow | undefined {
    return this.#rows.find(
      (row, at) => unitsOf(row, offer) > 0 && within(row.atMost - (this.#used[at] as number), unitsOf(row, offer)) < 1,
    );
  }

  /** Whether no limit asks for the replicas that there are of an offer. */
  isSpare(offer: number): boolean {
    return this.#rows.every((row, at) => {
      const units = unitsOf(row, offer);
      return units === 0 || (this.#used[at] as number) - units >= row.atLeast * (1 - rounding);
    });
  }

  /** The rules that ask for more than there is, and how much more. */
  missing(): readonly { readonly row: LimitRow; readonly units: number }[] {
    return this.#rows
      .map((row, at) => ({ row, units: row.atLeast - (this.#used[at] as number) }))
      .filter(({ row, units }) => units > row.atLeast * rounding);
  }
}

function unitsOf(row: LimitRow, offer: number): number {
  return row.counted[offer] ?? 0;
}

function within(amount: number, units: number): number {
  return Math.floor((amount / units) * (1 + rounding) + rounding);
}
