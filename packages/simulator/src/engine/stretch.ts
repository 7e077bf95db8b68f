/** Steps that follow one another, each longer than the one before by the same time. */
export class Stretch {
  beginMs = 0;
  /** 0: nothing is computed. */
  steps = 0;
  #first = 0;
  #growth = 0;

  start(beginMs: number, steps: number, first: number, growth: number): void {
    this.beginMs = beginMs;
    this.steps = steps;
    this.#first = first;
    this.#growth = growth;
  }

  /** When so many of the steps have ended. */
  after(steps: number): number {
    return this.beginMs + steps * this.#first + (this.#growth * steps * (steps - 1)) / 2;
  }

  /** When all have. */
  get endMs(): number {
    return this.after(this.steps);
  }

  /** The lowest number of steps of which the last ends at `atMs` or later, at most all. */
  until(atMs: number): number {
    const wanted = atMs - this.beginMs;
    if (wanted <= 0) return 0;
    const linear = this.#first - this.#growth / 2;
    const root = Math.sqrt(Math.max(0, linear * linear + 2 * this.#growth * wanted));
    let steps = Math.min(this.steps, Math.max(0, Math.floor((2 * wanted) / (linear + root))));
    while (steps > 0 && this.after(steps - 1) >= atMs) steps -= 1;
    while (steps < this.steps && this.after(steps) < atMs) steps += 1;
    return steps;
  }
}
