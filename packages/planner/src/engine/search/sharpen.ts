// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Lowers the prices of profiles that no class uses, as far as the bound allows: at p_j = max_b min_i p_i a_bi / a_bj no
 * class prefers j yet, so sum_b min_j p_j a_bj stays as it is, while every replica of j now costs c_j - p_j more than it is
 * worth. At the simplex method's own prices, p_j = c_j, that difference is hidden.
 */
import type { Relaxation } from '../simplex/relaxation.ts';

/** Sharpens the relaxation's prices in place; the bound they prove is not changed, but for rounding. */
export function sharpen(relaxation: Relaxation): void {
  const { problem, price } = relaxation;
  const { classes, profiles, load, rightSide } = problem;
  const worth = new Float64Array(profiles);
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    const offset = requestClass * profiles;
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cost = price[profile]! * load[offset + profile]!;
      if (cost < least) least = cost;
    }
    for (let profile = 0; profile < profiles; profile += 1) {
      const most = least / load[offset + profile]!;
      if (most > worth[profile]!) worth[profile] = most;
    }
  }
  for (let profile = 0; profile < profiles; profile += 1) {
    if (rightSide[profile] === 0 && worth[profile]! < price[profile]!) price[profile] = worth[profile]!;
  }
}
