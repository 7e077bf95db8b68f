import type { LogSize } from '../interpolate/same-size.ts';

/** How far off the estimate is at one size: the logarithm of measured over estimated. */
export interface Deviation {
  readonly at: LogSize;
  readonly log: number;
}

/**
 * Distance between sizes, in logarithms, over which what a measurement says of others falls to 1/e: a factor of 4. On 136
 * replicas of published runs anything from 2 to 9 does as well (2026-11-21).
 */
const reach = Math.log(4);

/**
 * The correction of an estimate, as a logarithm, around what was measured: the median deviation everywhere, and near each
 * measured size what is left of its own, fading with distance. One measurement shifts everything alike. The weights add up
 * to 1 at most, so that no correction is larger than the largest deviation.
 */
export function correction(deviations: readonly Deviation[]): (at: LogSize) => number {
  if (deviations.length === 0) return () => 0;
  const shift = median(deviations.map(({ log }) => log));
  return (at) => {
    let weights = 0;
    let rest = 0;
    for (const deviation of deviations) {
      const weight = Math.exp(-Math.hypot(at[0] - deviation.at[0], at[1] - deviation.at[1]) / reach);
      weights += weight;
      rest += weight * (deviation.log - shift);
    }
    return shift + rest / Math.max(1, weights);
  };
}

/** The middle value; the mean of both middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const rising = values.toSorted((one, other) => one - other);
  const middle = (rising.length - 1) / 2;
  return ((rising[Math.floor(middle)] as number) + (rising[Math.ceil(middle)] as number)) / 2;
}
