/** A mean over seeds, and the interval in which the true one lies with 95 % confidence (Student's t). */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Values that it was made of. */
  readonly runs: number;
}

/** Two-sided 95 % quantiles of Student's t by degrees of freedom, 1 to 30; 1.96 beyond. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The interval of some values; from one value alone it has no end. */
export function intervalOf(values: readonly number[]): Interval {
  const runs = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  if (runs < 2) return { mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, runs };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
  const reach = (student[runs - 2] ?? 1.96) * Math.sqrt(variance / runs);
  return { mean, low: mean - reach, high: mean + reach, runs };
}
