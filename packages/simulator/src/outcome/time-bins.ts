const most = 256;

/**
 * Sums over time in at most 256 bins of equal width, for several series. The width doubles as time goes on, so that memory
 * does not grow.
 */
export class TimeBins {
  widthMs = 16;
  /** Bins in which something was counted. */
  used = 0;
  readonly #series: readonly Float64Array[];

  constructor(series: number) {
    this.#series = Array.from({ length: series }, () => new Float64Array(most));
  }

  /** Adds value x time (in ms) between two times to the bins that they touch. */
  spread(series: number, fromMs: number, toMs: number, value: number): void {
    this.#reach(toMs);
    const bins = this.#series[series] as Float64Array;
    const last = Math.floor(toMs / this.widthMs);
    let at = fromMs;
    for (let bin = Math.floor(fromMs / this.widthMs); bin <= last; bin += 1) {
      const end = Math.min(toMs, (bin + 1) * this.widthMs);
      bins[bin] = (bins[bin] as number) + value * (end - at);
      at = end;
    }
  }

  /** Adds a value at a time. */
  count(series: number, atMs: number, value: number): void {
    this.#reach(atMs);
    const bins = this.#series[series] as Float64Array;
    const bin = Math.floor(atMs / this.widthMs);
    bins[bin] = (bins[bin] as number) + value;
  }

  /** Sums of a series by bin. */
  sums(series: number): Float64Array {
    return (this.#series[series] as Float64Array).slice(0, this.used);
  }

  #reach(atMs: number): void {
    while (atMs >= most * this.widthMs) this.#halve();
    this.used = Math.max(this.used, Math.floor(atMs / this.widthMs) + 1);
  }

  #halve(): void {
    this.widthMs *= 2;
    this.used = Math.ceil(this.used / 2);
    for (const bins of this.#series) {
      for (let bin = 0; bin < most / 2; bin += 1) bins[bin] = (bins[2 * bin] as number) + (bins[2 * bin + 1] as number);
      bins.fill(0, most / 2);
    }
  }
}
