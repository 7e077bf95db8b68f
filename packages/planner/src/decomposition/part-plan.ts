import type { Plan, Scenario } from '@fleetmix/core';
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

/** A part's plan: its true cost, and what it draws by coupled stock. */
export interface PartPlan {
  readonly plan: Plan;
  readonly trueUsdPerHour: number;
  readonly draws: Float64Array;
}

/** Plans a part alone, at the terms' prices and within their limits; costs and bounds of the answer are at those prices. */
export async function planPart(scenario: Scenario, terms: Terms, options: EngineOptions): Promise<EngineResult> {
  return solveExactly(atTerms(scenario, terms), options);
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

/** A plan of the engine as the part's own, without the terms. */
export function partPlan({ offers }: Scenario, { plan }: Pick<EnginePlan, 'plan'>, gpus: readonly string[]): PartPlan {
  const count = new Map(plan.replicas.map((replica) => [replica.offer, replica.count]));
  const replicas = offers.map(({ name }) => count.get(name) ?? 0);
  return {
    plan,
    trueUsdPerHour: offers.reduce((sum, { usdPerHour }, at) => sum + usdPerHour * (replicas[at] as number), 0),
    draws: Float64Array.from(gpus, (gpu) => drawn(offers, replicas, gpu)),
  };
}
