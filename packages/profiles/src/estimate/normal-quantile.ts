/** Standard normal quantile for shares of 0.5 and above: Abramowitz and Stegun 26.2.23, error below 4.5e-4. */
export function normalQuantile(share: number): number {
  if (share <= 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(1 - share));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
