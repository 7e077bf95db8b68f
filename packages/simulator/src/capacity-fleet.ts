import { capacityOf, leastUsdPerHour, type Plan, type Scenario } from '@fleetmix/core';
import { processorSharing } from './engine/processor-sharing.ts';
import type { Fleet } from './fleet.ts';

/**
 * A plan's replicas where only their capacities are known, as in Mélange's files: each is shared by its requests, which bring
 * 1 / capacity seconds of work (see `processorSharing` for what that leaves out). Offers stand in the scenario's order; in pools KV caches move in no time.
 * @throws RangeError where capacities are numbers of requests held at once, which say nothing about time
 */
export function capacityFleet(scenario: Scenario, plan: Plan): Fleet {
  if (scenario.workload.unit !== 'requests/s') {
    throw new RangeError(
      `workload.unit is ${scenario.workload.unit}: such capacities say nothing about time; give them in requests/s.`,
    );
  }
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  return {
    offers: scenario.offers.flatMap((own, offer) => {
      // Nodes do nothing by themselves; what is packed on them costs its part of them.
      if (own.isNode === true) return [];
      const kind = processorSharing({ capacityOf: (requestClass) => capacityOf(scenario, offer, requestClass) });
      const usdPerHour = leastUsdPerHour(scenario.offers, own);
      return [{ name: own.name, replicas: counts.get(own.name) ?? 0, kind, usdPerHour }];
    }),
    ...(scenario.pools === undefined
      ? {}
      : { pools: scenario.pools.map((pool) => ({ ...pool, transferMs: () => 0 })) }),
  };
}
