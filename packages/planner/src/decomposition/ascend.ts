// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Climbs a smooth concave function of few prices by Newton's method with Armijo's rule along the projection on
 * 0 <= price <= most (Bertsekas, 1982). With a dozen prices a step costs next to nothing beside the function itself.
 */

/** A smooth concave function: writes gradient and Hessian (row-major), which it finds cleared, and returns the value. */
export type SmoothConcave = (prices: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;

const mostSteps = 40;
const mostHalvings = 12;
const enoughOfSlope = 1e-4;
const leastRise = 1e-7;
/** Share of the curvature's mean diagonal that is added to all of it: where the function is flat, steps stay bounded. */
const ridge = 1e-3;

/** Moves the prices to where the function is highest, nearly; returns its value there. */
export function ascend(height: SmoothConcave, prices: Float64Array, most: Float64Array): number {
  const size = prices.length;
  const [gradient, hessian] = [new Float64Array(size), new Float64Array(size * size)];
  const measure = (at: Float64Array): number => height(at, gradient.fill(0), hessian.fill(0));
  let value = measure(prices);
  for (let step = 0; step < mostSteps; step += 1) {
    const start = prices.slice();
    const slope = gradient.slice();
    const direction = newtonDirection(slope, hessian, prices, most);
    const before = value;
    for (let halvings = 0, length = 1; ; halvings += 1, length /= 2) {
      if (halvings === mostHalvings) {
        prices.set(start);
        return before;
      }
      let promised = 0;
      for (let at = 0; at < size; at += 1) {
        prices[at] = Math.min(most[at]!, Math.max(0, start[at]! + length * direction[at]!));
        promised += slope[at]! * (prices[at]! - start[at]!);
      }
      value = measure(prices);
      if (value >= before + enoughOfSlope * Math.max(0, promised)) break;
    }
    if (value - before <= leastRise * Math.abs(value)) break;
  }
  return value;
}

/** Newton's step in the prices that are free to move; the others stay at their bounds. */
function newtonDirection(
  slope: Float64Array,
  hessian: Float64Array,
  prices: Float64Array,
  most: Float64Array,
): Float64Array {
  const size = slope.length;
  const free = Array.from(slope.keys()).filter(
    (at) => !((prices[at] === 0 && slope[at]! <= 0) || (prices[at] === most[at] && slope[at]! >= 0)),
  );
  const mean = free.reduce((sum, at) => sum - hessian[at * size + at]!, 0) / free.length;
  const matrix = free.map((row) =>
    free.map((column) => -hessian[row * size + column]! + (row === column ? ridge * mean + Number.MIN_VALUE : 0)),
  );
  const direction = new Float64Array(size);
  solveSymmetric(
    matrix,
    free.map((at) => slope[at]!),
  ).forEach((value, at) => {
    direction[free[at]!] = value;
  });
  return direction;
}

/** Gauss's elimination; positive definite matrices need no pivoting. Overwrites its arguments. */
function solveSymmetric(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = matrix[pivot]!;
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = matrix[row]![pivot]! / line[pivot]!;
      if (factor === 0) continue;
      for (let column = pivot; column < size; column += 1) matrix[row]![column]! -= factor * line[column]!;
      right[row]! -= factor * right[pivot]!;
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = right[row]!;
    for (let column = row + 1; column < size; column += 1) value -= matrix[row]![column]! * right[column]!;
    const solved = value / matrix[row]![row]!;
    right[row] = Number.isFinite(solved) ? solved : 0;
  }
  return right;
}
