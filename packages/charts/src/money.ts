/** An amount as a bar's label: two decimals below 1,000, none above, where they would say nothing. */
export function money(usd: number): string {
  return usd < 1000 ? usd.toFixed(2) : Math.round(usd).toLocaleString('en-US');
}

/** A round number a little above the largest value, so that labels over the bars have room. */
export function axisEnd(values: readonly (number | null)[]): number {
  const largest = Math.max(0, ...values.filter((value) => value !== null)) * 1.18;
  if (largest === 0) return 1;
  const step = 10 ** Math.floor(Math.log10(largest)) / 4;
  return Math.ceil(largest / step) * step;
}
