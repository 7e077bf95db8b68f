/**
 * Relative slack that the judge allows, in original units.
 * Solvers meet constraints to about 1e-7 absolute on scaled rows; 1e-6 leaves room for the way back to shares and loads,
 * and is a thousand times smaller than the error of any measured capacity.
 */
export const relativeTolerance = 1e-6;

/** Whether `value` exceeds `limit` by more than the judge allows. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit + relativeTolerance * Math.max(1, Math.abs(limit));
}
