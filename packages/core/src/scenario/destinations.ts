import type { Pool } from './pool.ts';
import type { Scenario } from './scenario.ts';

/** What a route may name: an offer that serves requests whole, or a pool of two offers. */
export interface Destination {
  readonly name: string;
  /** Offers that a request loads, by position: one, or those of prefill and decode. */
  readonly offers: readonly number[];
  /** Absent of an offer. */
  readonly pool?: Pool;
}

/** Everything that routes may name: offers without a role, then pools, those left out that name no offer. */
export function destinationsOf({ offers, pools = [] }: Scenario): readonly Destination[] {
  const whole = offers.flatMap(({ name, role }, at): readonly Destination[] =>
    role === undefined ? [{ name, offers: [at] }] : [],
  );
  if (pools.length === 0) return whole;
  const positions = new Map(offers.map(({ name }, at) => [name, at]));
  const paired = pools.flatMap((pool): readonly Destination[] => {
    const [prefill, decode] = [positions.get(pool.prefill), positions.get(pool.decode)];
    return prefill === undefined || decode === undefined ? [] : [{ name: pool.name, offers: [prefill, decode], pool }];
  });
  return [...whole, ...paired];
}

/** Whether a destination takes requests of a class at all, whatever its capacities. */
export function takes({ pool }: Destination, requestClass: string): boolean {
  return pool?.classes === undefined || pool.classes.includes(requestClass);
}

/** Whether some offer does a part of requests alone, so that routes may name pools. */
export function isDisaggregated({ offers, pools = [] }: Scenario): boolean {
  return pools.length > 0 || offers.some(({ role }) => role !== undefined);
}

/**
 * USD/hour for the KV caches of a whole class, at its stated demand, when all of it goes through the pool; 0 where requests are
 * not counted by the second.
 */
export function transferUsdPerHour({ workload, objective }: Scenario, pool: Pool, requestClass: number): number {
  if (workload.unit !== 'requests/s' || objective?.goal === 'shortest-makespan') return 0;
  const { usdPerRequest = 0 } = pool;
  const price = typeof usdPerRequest === 'number' ? usdPerRequest : (usdPerRequest[requestClass] ?? 0);
  return (workload.classes[requestClass]?.demand ?? 0) * 3600 * price;
}
