/** Prices are decimal, and sums of their binary neighbours show it: 6 x 0.35 is 2.1, not 2.0999999999999996. */
export function money(usd: number): number {
  return Number(usd.toPrecision(14));
}
