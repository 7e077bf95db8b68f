import { requiredDemand, type Scenario } from '@fleetmix/core';
import { type EngineOptions, type EnginePlan, type EngineResult, solveExactly } from '../engine/index.ts';
import { drawn } from './parts.ts';

/** What a part may draw on, and what that costs it: by coupled stock, in order. */
export interface Terms {
  readonly gpus: readonly string[];
  /** USD/hour for each GPU beyond the offer's own price. */
  readonly prices: Float64Array;
  /** GPUs of each type that the part may have. */
  readonly limits: Float64Array;
}

/** A part's plan: its true cost, what it draws by coupled stock, and the bound at the terms' prices. */
export interface PartPlan extends EnginePlan {
  readonly trueUsdPerHour: number;
  readonly draws: Float64Array;
  /** What its routes alone would draw if replicas could be rented in fractions. */
  readonly workDraws: Float64Array;
}

/** Plans a part alone, at the terms' prices and within their limits. */
export async function planPart(
  scenario: Scenario,
  terms: Terms,
  options: EngineOptions,
): Promise<EngineResult | (EngineResult & PartPlan)> {
  const priced = atTerms(scenario, terms);
  const found = await solveExactly(priced, options);
  if (found.status !== 'optimal' && found.status !== 'feasible') return found;
  const replicas = countsOf(scenario, found);
  return {
    ...found,
    trueUsdPerHour: scenario.offers.reduce((sum, { usdPerHour }, at) => sum + usdPerHour * (replicas[at] as number), 0),
    draws: Float64Array.from(terms.gpus, (gpu) => drawn(scenario.offers, replicas, gpu)),
    workDraws: workDraws(scenario, found, terms.gpus),
  };
}

/** Whether a part's plan was found. */
export function isPlanned(result: EngineResult | (EngineResult & PartPlan)): result is EngineResult & PartPlan {
  return 'draws' in result;
}

function atTerms(scenario: Scenario, { gpus, prices, limits }: Terms): Scenario {
  const price = new Map(gpus.map((gpu, at) => [gpu, prices[at] as number]));
  const stock = new Map(scenario.stock);
  gpus.forEach((gpu, at) => {
    stock.set(gpu, limits[at] as number);
  });
  const offers = scenario.offers.map((offer) => {
    const more = offer.gpusPerReplica * (price.get(offer.gpu) ?? 0);
    return more === 0 ? offer : { ...offer, usdPerHour: offer.usdPerHour + more };
  });
  return { ...scenario, offers, stock };
}

function countsOf({ offers }: Scenario, { plan }: EnginePlan): Float64Array {
  const count = new Map(plan.replicas.map((replica) => [replica.offer, replica.count]));
  return Float64Array.from(offers, ({ name }) => count.get(name) ?? 0);
}

function workDraws(scenario: Scenario, { plan }: EnginePlan, gpus: readonly string[]): Float64Array {
  const { offers, workload, capacity } = scenario;
  const demand = requiredDemand(scenario);
  const offerAt = new Map(offers.map(({ name }, at) => [name, at]));
  const classAt = new Map(workload.classes.map(({ name }, at) => [name, at]));
  const loads = Float64Array.from(offers, () => 0);
  for (const route of plan.routes) {
    const offer = offerAt.get(route.offer) as number;
    const requestClass = classAt.get(route.class) as number;
    const sustained = capacity[offer * workload.classes.length + requestClass] as number;
    loads[offer] = (loads[offer] as number) + (route.share * (demand[requestClass] as number)) / sustained;
  }
  const used = loads.map((load, at) => Math.max(load, offers[at]?.minReplicas ?? 0));
  return Float64Array.from(gpus, (gpu) => drawn(offers, used, gpu));
}
