/** Residuals of a model at a point. */
export type Residuals = (point: readonly number[]) => readonly number[];

/** Residuals beyond this, in logarithms, count linearly: wrong rows must not pull (Huber). */
const huber = 0.15;

function cost(residuals: readonly number[]): number {
  let sum = 0;
  for (const r of residuals) sum += Math.abs(r) <= huber ? r * r : huber * (2 * Math.abs(r) - huber);
  return sum;
}

/** Solves a symmetric positive definite system by Gaussian elimination without pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i] as number]);
  for (let i = 0; i < n; i++) {
    const pivot = a[i] as number[];
    for (let j = i + 1; j < n; j++) {
      const row = a[j] as number[];
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let k = i; k <= n; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const row = a[i] as number[];
    let sum = row[n] as number;
    for (let k = i + 1; k < n; k++) sum -= (row[k] as number) * (x[k] as number);
    x[i] = sum / (row[i] as number);
  }
  return x;
}

/** Normal equations of a Gauss-Newton step, rows weighted by Huber's rule. */
function normal(residuals: Residuals, point: readonly number[], at: readonly number[]) {
  const n = point.length;
  const step = 1e-3;
  const columns = point.map((_, k) => residuals(point.map((value, j) => (j === k ? value + step : value))));
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const right = new Array<number>(n).fill(0);
  at.forEach((r, i) => {
    const weight = Math.min(1, huber / Math.abs(r || huber));
    const slope = columns.map((column) => ((column[i] as number) - r) / step);
    for (let j = 0; j < n; j++) {
      right[j] = (right[j] as number) - weight * (slope[j] as number) * r;
      const row = matrix[j] as number[];
      for (let k = 0; k < n; k++) row[k] = (row[k] as number) + weight * (slope[j] as number) * (slope[k] as number);
    }
  });
  return { matrix, right };
}

/** Levenberg-Marquardt with Huber's loss from a point onwards. */
export function leastSquares(residuals: Residuals, start: readonly number[], rounds = 25): readonly number[] {
  let point = [...start];
  let at = residuals(point);
  let damping = 1e-2;
  for (let round = 0; round < rounds; round++) {
    const { matrix, right } = normal(residuals, point, at);
    const damped = matrix.map((row, i) => row.map((v, j) => (i === j ? v * (1 + damping) + 1e-9 : v)));
    const move = solve(damped, right);
    const next = point.map((value, i) => value + Math.max(-0.5, Math.min(0.5, move[i] as number)));
    const there = residuals(next);
    if (cost(there) < cost(at)) {
      const done = cost(at) - cost(there) < 1e-5 * cost(at);
      [point, at, damping] = [next, there, damping / 3];
      if (done) break;
    } else damping *= 4;
  }
  return point;
}
