/** Prices are quoted to the cent or the tenth of it; finer than a millionth of a dollar there is no grid. */
const finestDigits = 6;
const largestInteger = 1e12;

/**
 * The largest amount of which every price is a whole multiple, in USD/hour, and undefined where prices have none.
 * Costs of whole replicas are multiples of it too, so a bound between two of them may be rounded up.
 */
export function priceGrid(pricesUsdPerHour: readonly number[]): number | undefined {
  const prices = pricesUsdPerHour.filter((price) => price > 0);
  if (prices.length === 0) return undefined;
  for (let digits = 0; digits <= finestDigits; digits++) {
    const scale = 10 ** digits;
    const whole = prices.map((price) => Math.round(price * scale));
    if (whole.some((price) => price > largestInteger)) return undefined;
    if (prices.every((price, position) => isNear(price * scale, whole[position] as number)))
      return whole.reduce(greatestCommonDivisor) / scale;
  }
  return undefined;
}

/** The least multiple of the grid that is not below the bound, except by what a solver may be wrong by. */
export function roundUpToGrid(boundUsdPerHour: number, gridUsdPerHour: number): number {
  const steps = boundUsdPerHour / gridUsdPerHour;
  return Math.max(boundUsdPerHour, Math.ceil(steps - 1e-6 - 1e-9 * Math.abs(steps)) * gridUsdPerHour);
}

function isNear(value: number, whole: number): boolean {
  return Math.abs(value - whole) <= 1e-14 * whole;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
