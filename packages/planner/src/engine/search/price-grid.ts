/**
 * The step of which every plan's cost is a multiple: the greatest common divisor of the prices, where they are decimals of
 * few digits (3.67, 0.526). A bound may be rounded up to it.
 */
import { greatestCommonDivisor } from '../presolve/limits.ts';

const digits = 6;
/** Prices count as decimals when they are whole multiples of the finest step to this share of it. */
const slack = 1e-6;

/** The grid in USD/hour; 0 where there is none. */
export function priceGrid(prices: Float64Array): number {
  const unit = 10 ** digits;
  let divisor = 0;
  for (const price of prices) {
    const whole = Math.round(price * unit);
    if (Math.abs(price * unit - whole) > slack || whole > Number.MAX_SAFE_INTEGER / 2 ** 10) return 0;
    divisor = greatestCommonDivisor(divisor, whole);
  }
  return divisor <= 1 ? 0 : divisor / unit;
}

/** The least multiple of the grid that is not below a bound, but for rounding noise. */
export function roundUpToGrid(bound: number, grid: number): number {
  if (grid === 0) return bound;
  const noise = 1e-9 * Math.max(1, Math.abs(bound) / grid);
  return noise > 0.1 ? bound : Math.max(bound, Math.ceil(bound / grid - noise) * grid);
}
