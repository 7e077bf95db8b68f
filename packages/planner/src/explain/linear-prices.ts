import { type Certificate, derated, isDisaggregated, type Plan, type Scenario, unitCosts } from '@fleetmix/core';
import { limitsAsStock } from '../limits-as-stock.ts';
import { type Pair, servablePairs } from '../pairs.ts';

/** Prices of the linear problem, in which replicas come in parts. */
export interface LinearPrices {
  /** Of serving a whole class with its headroom, by position, in USD/hour. */
  readonly classes: Float64Array;
  /** Of a GPU of a type, or of a unit of a limit that acts as one: `limit "name"`. */
  readonly stock: ReadonlyMap<string, number>;
  /** Whether they come from a certificate; else the classes' are what the plan pays for them on average. */
  readonly isDual: boolean;
}

/**
 * Prices of the classes out of a certificate's: a class costs what it costs where it is cheapest, u_b = min_o p_o r_b / T_bo,
 * the dual of its row sum_c x_bc = 1. Where there is no certificate, of capacity per class say, the plan's average costs.
 */
export function linearPrices(scenario: Scenario, plan: Plan, certificate: Certificate | undefined): LinearPrices {
  const isLinear =
    scenario.options.sharing === 'shared' && scenario.survive === undefined && !isDisaggregated(scenario);
  if (certificate === undefined || !isLinear || limitsAsStock(derated(scenario)) === undefined)
    return averagePrices(scenario, plan);
  const work = new Map(certificate.work.map(({ offer, usdPerHour }) => [offer, usdPerHour]));
  const classes = new Float64Array(scenario.workload.classes.length).fill(Number.POSITIVE_INFINITY);
  for (const { requestClass, offer, load } of servablePairs(scenario)) {
    const price = load * (work.get(scenario.offers[offer]?.name ?? '') ?? 0);
    classes[requestClass] = Math.min(classes[requestClass] as number, price);
  }
  return {
    classes: classes.map((price) => (Number.isFinite(price) ? price : 0)),
    stock: new Map(certificate.stock.map(({ gpu, usdPerHour }) => [gpu, usdPerHour])),
    isDual: true,
  };
}

function averagePrices(scenario: Scenario, plan: Plan): LinearPrices {
  const paid = new Map(unitCosts(scenario, plan).classes.map((cost) => [cost.class, cost.usdPerHour]));
  return {
    classes: Float64Array.from(scenario.workload.classes, ({ name }) => paid.get(name) ?? 0),
    stock: new Map(),
    isDual: false,
  };
}

/**
 * The price below which renting part of a replica would pay, by the linear prices: the most that a replica's worth of some
 * class costs now, less what its GPUs are worth, max_b u_b T_bo / r_b - k_o q_s. Below 0 where its GPUs are worth more elsewhere.
 */
export function linearEnteringPrice(
  { offers }: Scenario,
  position: number,
  pairs: readonly Pair[],
  { classes, stock }: LinearPrices,
): number {
  const { gpu = '', gpusPerReplica = 1 } = offers[position] ?? {};
  const most = pairs.reduce(
    (best, { requestClass, load }) => Math.max(best, (classes[requestClass] as number) / load),
    0,
  );
  return most - gpusPerReplica * (stock.get(gpu) ?? 0);
}
