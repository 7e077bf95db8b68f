import type { Rules } from './rules.ts';
import type { Work } from './work.ts';

/** What a replica's worth of work is worth on each offer, whatever a fleet looks like. */
export interface WorkValues {
  /** USD/hour of a full replica, by offer; never 0. */
  readonly usdPerHour: Float64Array;
  /** What the demand is worth in all: no fleet whose replicas are worth less together can carry it. */
  readonly neededUsdPerHour: number;
  /** No plan costs less, where capacity is shared (weak duality). */
  readonly atLeastUsdPerHour: number;
}

/** Products that may be taken, and rounds at least and at most. */
const effort = { products: 12e6, least: 120, most: 240 };
/** Spread of a class over offers whose cost is near its lowest, as a share of that, in the first round and after the last. */
const spreads = { first: 0.2, last: 0.002 };
/** Offers that are more spreads dearer get nothing. */
const farthest = 6;
/** Rounds without a better bound after which steps are halved. */
const patience = 8;
/** How much of the direction so far is kept: prices of scarce GPUs swing less. */
const momentum = 0.6;

/**
 * Prices what is scarce (stock, maxReplicas, quotas) by Lagrangian relaxation: with prices u_s of rule s,
 *
 *     L(u) = sum_b min_c (p_c + sum_s a_sc u_s) r_b / T_bc - sum_s A_s u_s <= cost of every plan,
 *
 * raised by steps of Polyak's length along a subgradient, smoothed: offers of equal cost would otherwise take turns at having
 * all of a class. A class is then worth v_b, its minimum above, and a replica what the class
 * that suits it best pays, max_b v_b T_bc / r_b. Lower values would still not make any class cheaper elsewhere, so a fleet y
 * can carry the demand only if sum_c value_c y_c >= sum_b v_b (Farkas): a test of a fleet without routing it.
 * Takes rounds x classes x offers.
 */
export function workValues(work: Work, { scarce }: Rules, knownUsdPerHour: number): WorkValues {
  const rounds = Math.max(effort.least, Math.min(effort.most, Math.round(effort.products / work.load.length)));
  const prices = new Float64Array(scarce.length);
  const direction = new Float64Array(scarce.length);
  const scale = scalesOf(work, scarce);
  let best = { bound: Number.NEGATIVE_INFINITY, prices: Float64Array.from(prices) };
  let length = 0.7;
  let stalled = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { bound, loads } = relaxed(work, scarce, prices, spreadAt(round / rounds));
    stalled = bound > best.bound ? 0 : stalled + 1;
    if (bound > best.bound) best = { bound, prices: Float64Array.from(prices) };
    if (stalled >= patience) {
      length /= 2;
      stalled = 0;
      prices.set(best.prices);
      direction.fill(0);
      continue;
    }
    const gradient = excess(scarce, loads).map((gpus, rule) => gpus * (scale[rule] as number));
    step(prices, direction, gradient, scale, length * (knownUsdPerHour - bound));
  }
  return { ...valued(work, reducedCosts(work, scarce, best.prices)), atLeastUsdPerHour: Math.max(0, best.bound) };
}

type Scarce = Rules['scarce'];

function spreadAt(part: number): number {
  return spreads.first * (spreads.last / spreads.first) ** part;
}

/** What a unit under each rule costs on average: steps are taken in shares of it, so that dear GPUs move as cheap ones do. */
function scalesOf({ usdPerHour }: Work, scarce: Scarce): Float64Array {
  return Float64Array.from(scarce, ({ units }) => {
    const counted = [...units.keys()].filter((offer) => (units[offer] as number) > 0);
    const sum = counted.reduce((all, offer) => all + (usdPerHour[offer] as number) / (units[offer] as number), 0);
    return counted.length === 0 ? 0 : sum / counted.length;
  });
}

function reducedCosts({ usdPerHour }: Work, scarce: Scarce, prices: Float64Array): Float64Array {
  const costs = Float64Array.from(usdPerHour);
  scarce.forEach(({ units }, rule) => {
    const price = prices[rule] as number;
    if (price === 0) return;
    for (let offer = 0; offer < costs.length; offer += 1)
      costs[offer] = (costs[offer] as number) + price * (units[offer] as number);
  });
  return costs;
}

/** The bound, and the work that each offer has when classes spread over offers of nearly the lowest cost. */
function relaxed(work: Work, scarce: Scarce, prices: Float64Array, spread: number) {
  const costs = reducedCosts(work, scarce, prices);
  const loads = new Float64Array(work.offers);
  const shares = new Float64Array(work.offers);
  let bound = -scarce.reduce((sum, { most }, rule) => sum + most * (prices[rule] as number), 0);
  for (let row = 0, first = 0; row < work.classes.length; row += 1, first += work.offers) {
    const { usdPerHour } = cheapest(work, costs, row);
    bound += usdPerHour;
    const limit = usdPerHour * (1 + farthest * spread);
    let sum = 0;
    for (let offer = 0; offer < work.offers; offer += 1) {
      const cost = (costs[offer] as number) * (work.load[first + offer] as number);
      // Equal costs apart: they may be 0.
      const share = cost === usdPerHour ? 1 : cost <= limit ? Math.exp((1 - cost / usdPerHour) / spread) : 0;
      shares[offer] = share;
      sum += share;
    }
    for (let offer = 0; offer < work.offers; offer += 1) {
      const share = shares[offer] as number;
      if (share > 0) loads[offer] = (loads[offer] as number) + (share / sum) * (work.load[first + offer] as number);
    }
  }
  return { bound, loads };
}

function cheapest({ load, offers }: Work, costs: Float64Array, row: number) {
  let usdPerHour = Number.POSITIVE_INFINITY;
  let best = -1;
  for (let offer = 0, at = row * offers; offer < offers; offer += 1, at += 1) {
    // An offer at no cost that cannot serve: 0 x Infinity is NaN, which is less than nothing.
    const cost = (costs[offer] as number) * (load[at] as number);
    if (cost < usdPerHour) {
      usdPerHour = cost;
      best = offer;
    }
  }
  return { offer: best, usdPerHour };
}

function excess(scarce: Scarce, loads: Float64Array): Float64Array {
  return Float64Array.from(scarce, ({ most, units }) =>
    units.reduce((sum, amount, offer) => (amount === 0 ? sum : sum + amount * (loads[offer] as number)), -most),
  );
}

/** One step uphill; none where there is nowhere to go, which less spread may change. */
function step(
  prices: Float64Array,
  direction: Float64Array,
  gradient: Float64Array,
  scale: Float64Array,
  length: number,
): void {
  for (let rule = 0; rule < prices.length; rule += 1) {
    const blended = (1 - momentum) * (gradient[rule] as number) + momentum * (direction[rule] as number);
    direction[rule] = (prices[rule] as number) === 0 && blended < 0 ? 0 : blended;
  }
  const square = direction.reduce((sum, part) => sum + part * part, 0);
  if (square === 0 || length <= 0) return;
  for (let rule = 0; rule < prices.length; rule += 1)
    prices[rule] = Math.max(
      0,
      (prices[rule] as number) + (length / square) * (direction[rule] as number) * (scale[rule] as number),
    );
}

/** So small that it decides nothing, and no value is 0. */
const trifle = 1e-9;

function valued(work: Work, costs: Float64Array): Omit<WorkValues, 'atLeastUsdPerHour'> {
  const least = trifle * Math.max(trifle, ...costs);
  const usdPerHour = new Float64Array(work.offers).fill(least);
  const positive = costs.map((cost) => Math.max(cost, least));
  let neededUsdPerHour = 0;
  for (let row = 0; row < work.classes.length; row += 1) {
    const worth = cheapest(work, positive, row).usdPerHour;
    // A class that nothing serves; there is no plan to improve then.
    if (worth === Number.POSITIVE_INFINITY) continue;
    neededUsdPerHour += worth;
    for (let offer = 0, at = row * work.offers; offer < work.offers; offer += 1, at += 1)
      usdPerHour[offer] = Math.max(usdPerHour[offer] as number, worth / (work.load[at] as number));
  }
  return { usdPerHour, neededUsdPerHour };
}
