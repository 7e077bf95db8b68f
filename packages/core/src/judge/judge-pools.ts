import type { Plan } from '../plan/plan.ts';
import { destinationsOf, takes, transferUsdPerHour } from '../scenario/destinations.ts';
import { capacityOf, type Scenario } from '../scenario/scenario.ts';

/** What goes through a pool, by the stated demand. */
export interface PoolUse {
  readonly pool: string;
  readonly prefill: string;
  readonly decode: string;
  /** Demand routed to it, in the workload's unit. */
  readonly demand: number;
  /** Replicas' worth of it on the prefill offer, headroom not included. */
  readonly prefillLoad: number;
  /** The same on the decode offer. */
  readonly decodeLoad: number;
  /** What the moves of the KV caches cost. */
  readonly transferUsdPerHour: number;
}

/** What a plan's routes send through each pool, in the scenario's order; routes that cannot be served count for nothing. */
export function poolUses(scenario: Scenario, { routes }: Plan): readonly PoolUse[] {
  const { pools = [], workload } = scenario;
  if (pools.length === 0) return [];
  const classes = new Map(workload.classes.map(({ name }, at) => [name, at]));
  return destinationsOf(scenario).flatMap((destination): readonly PoolUse[] => {
    const { name, pool, offers } = destination;
    if (pool === undefined) return [];
    const use = { demand: 0, prefillLoad: 0, decodeLoad: 0, transferUsdPerHour: 0 };
    for (const { class: className, offer, share } of routes) {
      const at = classes.get(className);
      if (offer !== name || at === undefined || !takes(destination, className)) continue;
      const demand = (workload.classes[at]?.demand ?? 0) * share;
      const [prefill = 0, decode = 0] = offers.map((position) => capacityOf(scenario, position, at));
      if (prefill === 0 || decode === 0) continue;
      use.demand += demand;
      use.prefillLoad += demand / prefill;
      use.decodeLoad += demand / decode;
      use.transferUsdPerHour += transferUsdPerHour(scenario, pool, at) * share;
    }
    return [{ pool: name, prefill: pool.prefill, decode: pool.decode, ...use }];
  });
}
