// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * What the whole demand costs at prices q of coupled GPUs when replicas can be rented in fractions and nothing else is
 * limited: every class goes where it is cheapest, so that, with a_bo = replicas of o for all of class b,
 *
 *   L(q) = sum_b min_o (c_o + k_o q_s(o)) a_bo - sum_s q_s A_s
 *
 * in closed form, one pass over the capacities. The minimum is smoothed, min_o v_o ~ -t log sum_o exp(-v_o / t), so that
 * it has a curvature; where it is highest the prices are near to those of the linear relaxation.
 */
import type { SmoothConcave } from './ascend.ts';
import type { Cluster } from './clusters.ts';

/** Ways to serve the classes: class b has the ways start[b] to start[b + 1]. */
interface Ways {
  readonly start: Int32Array;
  /** USD/hour for all of the class. */
  readonly cost: Float64Array;
  /** GPUs that all of the class draws, and of which coupled stock; -1 of none. */
  readonly draw: Float64Array;
  readonly stock: Int32Array;
}

/** The closed form for the parts of a cluster; `temperature` t is a share of each class's least cost. */
export function classCosts(cluster: Cluster): (temperature: number) => SmoothConcave {
  const ways = waysOf(cluster);
  return (temperature) => (prices, gradient, hessian) => {
    let value = 0;
    cluster.available.forEach((available, at) => {
      value -= prices[at]! * available;
      gradient[at]! -= available;
    });
    const [drawn, touched] = [new Float64Array(prices.length), [] as number[]];
    for (let at = 0; at + 1 < ways.start.length; at += 1) {
      value += smoothLeast(ways, at, temperature, prices, gradient, hessian, drawn, touched);
    }
    return value;
  };
}

/** One class's smoothed least cost, its gradient and Hessian added to what is there. */
function smoothLeast(
  { start, cost, draw, stock }: Ways,
  group: number,
  temperature: number,
  prices: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  drawn: Float64Array,
  touched: number[],
): number {
  const [from, to] = [start[group]!, start[group + 1]!];
  let [least, cheapest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = from; at < to; at += 1) {
    cheapest = Math.min(cheapest, cost[at]!);
    least = Math.min(least, priced(at));
  }
  const heat = temperature * cheapest || Number.MIN_VALUE;
  let weight = 0;
  for (let at = from; at < to; at += 1) weight += Math.exp((least - priced(at)) / heat);
  const size = prices.length;
  for (let at = from; at < to; at += 1) {
    const own = stock[at]!;
    const share = Math.exp((least - priced(at)) / heat) / weight;
    if (own < 0 || share < 1e-9) continue;
    if (drawn[own] === 0) touched.push(own);
    drawn[own]! += share * draw[at]!;
    hessian[own * size + own]! -= (share * draw[at]! ** 2) / heat;
  }
  for (const row of touched) {
    gradient[row]! += drawn[row]!;
    for (const column of touched) hessian[row * size + column]! += (drawn[row]! * drawn[column]!) / heat;
  }
  for (const row of touched) drawn[row] = 0;
  touched.length = 0;
  return least - heat * Math.log(weight);

  function priced(at: number): number {
    const own = stock[at]!;
    return own < 0 ? cost[at]! : cost[at]! + draw[at]! * prices[own]!;
  }
}

function waysOf({ parts, gpus, available }: Cluster): Ways {
  const position = new Map(gpus.map((gpu, at) => [gpu, at]));
  const start = [0];
  const [cost, draw, stock]: [number[], number[], number[]] = [[], [], []];
  for (const { scenario } of parts) {
    const width = scenario.workload.classes.length;
    const factor = 1 + scenario.options.headroom;
    const offers = scenario.offers.map((offer, row) => ({ ...offer, row, own: position.get(offer.gpu) ?? -1 }));
    const usable = offers.filter(
      ({ own, gpusPerReplica, maxReplicas = 1 }) =>
        maxReplicas > 0 && !(gpusPerReplica > (available[own] ?? gpusPerReplica)),
    );
    scenario.workload.classes.forEach(({ demand }, at) => {
      if (demand === 0) return;
      for (const { row, own, usdPerHour, gpusPerReplica } of usable) {
        const sustained = scenario.capacity[row * width + at]!;
        if (!(sustained > 0)) continue;
        const load = (factor * demand) / sustained;
        cost.push(load * usdPerHour);
        draw.push(load * gpusPerReplica);
        stock.push(own);
      }
      if (cost.length > start.at(-1)!) start.push(cost.length);
    });
  }
  return {
    start: Int32Array.from(start),
    cost: Float64Array.from(cost),
    draw: Float64Array.from(draw),
    stock: Int32Array.from(stock),
  };
}
