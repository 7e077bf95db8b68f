/** Mean and quantiles of a latency, in ms; a quantile is a value that occurred (the lowest that so many do not exceed). */
export interface Latency {
  readonly requests: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The quantile of sorted values at a share of them. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))] as number;
}

/** Summary of the values at some rows; those that are NaN do not count, and where none is left there is none. */
export function latencyOf(values: Float32Array, rows: Int32Array): Latency | undefined {
  const found = new Float32Array(rows.length);
  let [count, sum] = [0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rows[at] as number] as number;
    if (Number.isNaN(value)) continue;
    found[count] = value;
    count += 1;
    sum += value;
  }
  if (count === 0) return undefined;
  const sorted = found.subarray(0, count).sort();
  const [p50, p90, p95, p99] = [0.5, 0.9, 0.95, 0.99].map((share) => quantile(sorted, share)) as [
    number,
    number,
    number,
    number,
  ];
  return { requests: count, mean: sum / count, p50, p90, p95, p99, max: sorted[count - 1] as number };
}
