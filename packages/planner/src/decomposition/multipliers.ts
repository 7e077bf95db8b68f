// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Prices of coupled GPUs, raised where the parts together draw more than there is. The dual function
 *
 *   L(q) = sum_parts min_y sum_o (c_o + k_o q_s(o)) y_o  -  sum_s q_s A_s
 *
 * is concave and piecewise linear with supergradient g_s = sum of draws - A_s; it is climbed by Polyak's step towards the
 * cost of the best plan known, along a direction that remembers the last one (Camerini, Fratta and Maffioli, 1975). Prices
 * are counted in units of what a GPU of the type costs, so that dear types do not drown cheap ones.
 */
export interface Multipliers {
  readonly units: Float64Array;
  /** Present prices, in USD/hour a GPU. */
  readonly prices: Float64Array;
  readonly direction: Float64Array;
  readonly best: Float64Array;
  bestBound: number;
  /** Share of Polyak's step that is taken. */
  share: number;
  /** Rounds since the bound last rose. */
  idle: number;
}

const patience = 4;
const memory = 0.3;

/** No prices yet; `units` is what a GPU of each type costs. */
export function multipliers(units: Float64Array): Multipliers {
  const size = units.length;
  return {
    units,
    prices: new Float64Array(size),
    direction: new Float64Array(size),
    best: new Float64Array(size),
    bestBound: Number.NEGATIVE_INFINITY,
    share: 1,
    idle: 0,
  };
}

/** Takes note of the bound at the present prices. */
export function note(state: Multipliers, bound: number): void {
  if (bound > state.bestBound) {
    state.idle = bound > state.bestBound + 1e-4 * Math.abs(bound) ? 0 : state.idle + 1;
    state.bestBound = bound;
    state.best.set(state.prices);
  } else state.idle += 1;
  if (state.idle < patience) return;
  state.idle = 0;
  state.share /= 2;
  state.prices.set(state.best);
  state.direction.fill(0);
}

/** Moves the prices; `excess` is what was drawn beyond the stock at the present prices, `target` a cost to reach. */
export function climb({ units, prices, direction, share }: Multipliers, excess: Float64Array, rise: number): void {
  let length = 0;
  for (let at = 0; at < prices.length; at += 1) {
    const slope = prices[at] === 0 && excess[at]! < 0 ? 0 : excess[at]! * units[at]!;
    direction[at] = slope + memory * direction[at]!;
    length += direction[at]! ** 2;
  }
  if (length === 0) return;
  const step = (share * rise) / length;
  for (let at = 0; at < prices.length; at += 1)
    prices[at] = Math.max(0, prices[at]! + step * direction[at]! * units[at]!);
}
