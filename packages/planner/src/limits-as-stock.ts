import { type LimitRow, limitRows, type Offer, type Scenario } from '@fleetmix/core';
import { bindsShare, wholeReaching, wholeWithin } from './limit-bounds.ts';

/**
 * The same problem without limits, for the engine, which knows stock and replica bounds: a limit on one offer becomes bounds
 * of that offer; one on several, at most so many GPUs or replicas, a stock that they share. The scenario itself where it
 * has no limits; undefined where some limit says what neither can: shares, minimums of several offers together, prices, and
 * a second stock for an offer that has one.
 */
export function limitsAsStock(scenario: Scenario): Scenario | undefined {
  if (scenario.limits === undefined) return scenario;
  const { limits: _, ...bare } = scenario;
  let taken: Scenario | undefined = bare;
  for (const row of limitRows(scenario)) taken = taken === undefined ? undefined : without(taken, row);
  return taken?.offers.some(({ minReplicas = 0, maxReplicas = minReplicas }) => minReplicas > maxReplicas)
    ? undefined
    : taken;
}

function without(scenario: Scenario, row: LimitRow): Scenario | undefined {
  if (row.isShare) return bindsShare(row) ? undefined : scenario;
  const members = scenario.offers.flatMap((_, at) => ((row.counted[at] ?? 0) > 0 ? [at] : []));
  if (members.length === 0) return row.atLeast > 0 ? undefined : scenario;
  if (members.length === 1) return withBounds(scenario, row, members[0] as number);
  if (row.atLeast > 0) return undefined;
  return sharesStock(scenario, row, members) ?? newStock(scenario, row, members);
}

function withBounds(scenario: Scenario, { counted, atLeast, atMost }: LimitRow, at: number): Scenario {
  const units = counted[at] as number;
  const offers = scenario.offers.map((offer, other) => {
    if (other !== at) return offer;
    const { minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY } = offer;
    const most = Math.min(maxReplicas, wholeWithin(atMost, units));
    return {
      ...offer,
      minReplicas: Math.max(minReplicas, wholeReaching(atLeast, units)),
      ...(most === Number.POSITIVE_INFINITY ? {} : { maxReplicas: most }),
    };
  });
  return { ...scenario, offers };
}

/** Where the limit counts just what draws on one stock, GPU by GPU, it is that stock. */
function sharesStock(scenario: Scenario, row: LimitRow, members: readonly number[]): Scenario | undefined {
  const [gpu, ...others] = new Set(members.map((at) => (scenario.offers[at] as Offer).gpu));
  const have = scenario.stock.get(gpu as string);
  const isSame = scenario.offers.every((offer, at) =>
    offer.gpu === gpu ? row.counted[at] === offer.gpusPerReplica : row.counted[at] === 0,
  );
  if (others.length > 0 || have === undefined || !isSame) return undefined;
  return { ...scenario, stock: new Map([...scenario.stock, [gpu as string, Math.min(have, Math.floor(row.atMost))]]) };
}

/** Offers without a stock of their own get one; their GPU type means nothing beyond it. */
function newStock(scenario: Scenario, row: LimitRow, members: readonly number[]): Scenario | undefined {
  if (row.unit === 'usdPerHour' || row.unit === 'watts') return undefined;
  if (members.some((at) => scenario.stock.has((scenario.offers[at] as Offer).gpu))) return undefined;
  const gpu = `limit ${row.label}`;
  const offers = scenario.offers.map((offer, at) => {
    const units = row.counted[at] ?? 0;
    return units > 0 ? { ...offer, gpu, gpusPerReplica: units } : offer;
  });
  return { ...scenario, offers, stock: new Map([...scenario.stock, [gpu, Math.floor(row.atMost)]]) };
}
