// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import { ascend } from './ascend.ts';
import { classCosts } from './class-costs.ts';
import type { Cluster } from './clusters.ts';

/** Where prices of coupled stock start, in USD/hour a GPU, and how they may move. */
export interface StartingPrices {
  readonly prices: Float64Array;
  readonly most: Float64Array;
  /** GPUs by which the draws fall for each USD/hour that a price rises. */
  readonly curvature: Float64Array;
  /** What an overdrawn GPU is charged at while plans that fit are sought. */
  readonly charge: Float64Array;
  /** Whether the prices rose so high that they prove that there is no plan. */
  readonly isImpossible: boolean;
}

/** Each as a share of a class's least cost; warm first, so that Newton's steps find the way. */
const temperatures = [0.1, 0.02];
/** Prices may not exceed this many times what GPUs of the type cost on average. */
const dearest = 100;
/** What a GPU is charged at beyond its price, as a share of what it costs. */
const surcharge = 0.2;

/** Prices at which the smoothed class costs are highest. */
export function startingPrices(cluster: Cluster): StartingPrices {
  const size = cluster.gpus.length;
  const prices = new Float64Array(size);
  const units = unitPrices(cluster);
  const most = units.map((unit) => dearest * unit);
  const costs = classCosts(cluster);
  for (const temperature of temperatures) ascend(costs.smoothed(temperature), prices, most);
  const hessian = new Float64Array(size * size);
  costs.smoothed(temperatures[0]!)(prices, new Float64Array(size), hessian);
  return {
    prices,
    most,
    curvature: prices.map((_, one) => Math.max(-hessian[one * size + one]!, 1e-6)),
    isImpossible: prices.some((price, one) => price === most[one]) && costs.proveImpossible(prices),
    charge: units.map((unit, one) => prices[one]! + surcharge * unit),
  };
}

/** Mean price of a GPU of each coupled type. */
function unitPrices({ parts, gpus }: Cluster): Float64Array {
  const offers = parts.flatMap(({ scenario }) => scenario.offers);
  return Float64Array.from(gpus, (gpu) => {
    const own = offers.filter((offer) => offer.gpu === gpu);
    return own.reduce((sum, { usdPerHour, gpusPerReplica }) => sum + usdPerHour / gpusPerReplica, 0) / own.length || 1;
  });
}
