import { evaluate, type Planner, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';

/**
 * The exact planner for fleets of one GPU type. Where the stock is too small it says so after a count of the fewest GPUs,
 * on the built-in engine: the exact planner's own diagnosis would load HiGHS for it, a megabyte on every visit.
 */
export function exactWithinStock(): Planner {
  const planner = exact();
  return {
    name: planner.name,
    async plan(scenario, options) {
      const gpu = scenario.offers[0]?.gpu ?? '';
      const stock = scenario.stock.get(gpu);
      if (stock === undefined || !isPlain(scenario)) return planner.plan(scenario, options);
      const fewest = await planner.plan(countingGpus(scenario), options);
      if (fewest.status !== 'planned' || fewest.guarantee.kind !== 'optimal') return fewest;
      const needed = evaluate(countingGpus(scenario), fewest.plan).usdPerHour;
      if (needed <= stock) return planner.plan(scenario, options);
      const blockers = [{ kind: 'stock', gpu, have: stock, enough: needed }] as const;
      return { status: 'impossible', reason: `It takes ${needed} GPUs, and there are ${stock}.`, blockers };
    },
  };
}

/** Whether counting GPUs in place of dollars asks the same of a fleet: limits and budgets count dollars. */
function isPlain({
  offers,
  options,
  limits = [],
  objective,
  survive,
  prefer,
  pools,
  periods,
  futures,
}: Scenario): boolean {
  const asksMore = [objective, survive, prefer, pools, periods, futures].some((one) => one !== undefined);
  if (offers.some(({ isNode }) => isNode === true)) return false;
  return options.sharing === 'shared' && limits.length === 0 && !asksMore;
}

/** The same scenario with no stock, in which a replica costs as many USD/hour as it takes GPUs. */
function countingGpus(scenario: Scenario): Scenario {
  const offers = scenario.offers.map((offer) => ({ ...offer, usdPerHour: offer.gpusPerReplica }));
  return { ...scenario, offers, stock: new Map() };
}
