import { select } from './select.ts';

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

/** Position of a quantile among so many sorted values. */
function rank(count: number, share: number): number {
  return Math.min(count - 1, Math.max(0, Math.ceil(share * count - 1e-9) - 1));
}

/** The quantile of sorted values at a share of them. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[rank(sorted.length, share)] as number;
}

/** Summary of the values at some rows; those that are NaN do not count, and where none is left there is none. */
export function latencyOf(values: Float32Array, rows: Int32Array): Latency | undefined {
  const all = new Float32Array(rows.length);
  let [count, sum, max] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rows[at] as number] as number;
    if (Number.isNaN(value)) continue;
    all[count] = value;
    count += 1;
    sum += value;
    if (value > max) max = value;
  }
  if (count === 0) return undefined;
  const found = all.subarray(0, count);
  let first = 0;
  const at = (share: number): number => {
    const wanted = rank(count, share);
    const value = select(found, wanted, first);
    first = wanted;
    return value;
  };
  return { requests: count, mean: sum / count, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max };
}
