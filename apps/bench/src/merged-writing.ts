import { capacityOf, gpuTypes, type Route, requiredDemand, type Scenario } from '@fleetmix/core';
import { type ColumnIndex, modelBuilder, smallestCoefficient, type Term } from '@fleetmix/solvers';
import type { Writing } from './solver-planner.ts';

/** Offers of equal capacities, by position, and where each class's share on them stands. */
interface Profile {
  readonly members: readonly number[];
  readonly shares: readonly { readonly requestClass: number; readonly column: ColumnIndex }[];
}

/**
 * The smallest model that states the same problem: offers of equal capacities are one profile with one load row.
 *
 *     min  sum_c p_c y_c
 *     s.t. sum_k x_bk = 1                                    for every class b
 *          sum_b load_bk x_bk <= sum_{c in k} y_c            for every profile k
 *          sum_{c of s} gpus_c y_c <= A_s                    for every stock s,   y whole
 */
export function mergedWriting(scenario: Scenario): Writing {
  const { offers, workload, stock } = scenario;
  const builder = modelBuilder({ name: scenario.name });
  const demand = requiredDemand(scenario);
  const counts = offers.map(({ name, usdPerHour, gpu, gpusPerReplica, minReplicas = 0, maxReplicas }) => {
    const upper = Math.min(maxReplicas ?? Infinity, Math.floor((stock.get(gpu) ?? Infinity) / gpusPerReplica));
    return builder.column({ name, kind: 'integer', lower: minReplicas, upper, cost: usdPerHour });
  });
  const divided = workload.classes.map((): Term[] => []);
  const profiles = sameCapacities(scenario).map((members): Profile => {
    const [first] = members as readonly [number];
    const terms: Term[] = members.map((at) => ({ column: counts[at] as ColumnIndex, coefficient: -1 }));
    const shares: { requestClass: number; column: ColumnIndex }[] = [];
    for (const requestClass of demand.keys()) {
      const coefficient = (demand[requestClass] as number) / capacityOf(scenario, first, requestClass);
      if (!(coefficient > smallestCoefficient && Number.isFinite(coefficient))) continue;
      const column = builder.column({ name: '', kind: 'continuous', lower: 0, upper: 1, cost: 0 });
      divided[requestClass]?.push({ column, coefficient: 1 });
      terms.push({ column, coefficient });
      shares.push({ requestClass, column });
    }
    builder.row({ name: `load ${first}`, lower: Number.NEGATIVE_INFINITY, upper: 0, terms });
    return { members, shares };
  });
  for (const [at, terms] of divided.entries()) {
    if ((demand[at] as number) > 0) builder.row({ name: workload.classes[at]?.name ?? '', lower: 1, upper: 1, terms });
  }
  for (const gpu of gpuTypes(scenario)) {
    const terms = offers.flatMap((offer, at) =>
      offer.gpu === gpu ? [{ column: counts[at] as ColumnIndex, coefficient: offer.gpusPerReplica }] : [],
    );
    if (stock.has(gpu))
      builder.row({ name: `stock ${gpu}`, lower: Number.NEGATIVE_INFINITY, upper: stock.get(gpu) as number, terms });
  }
  return {
    model: builder.build(),
    decode: (point) => ({
      replicas: offers.map(({ name }, at) => ({ offer: name, count: point[counts[at] as ColumnIndex] as number })),
      routes: routesOf(
        scenario,
        profiles,
        counts.map((column) => point[column] as number),
        point,
      ),
    }),
  };
}

/** Positions of offers with equal capacities for every class. */
function sameCapacities({ offers, capacity, workload }: Scenario): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const at of offers.keys()) {
    const key = capacity.subarray(at * workload.classes.length, (at + 1) * workload.classes.length).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}

/** What a profile serves of a class, divided among its offers in proportion to their replicas. */
function routesOf(
  { offers, workload }: Scenario,
  profiles: readonly Profile[],
  counts: readonly number[],
  point: Float64Array,
): readonly Route[] {
  return profiles.flatMap(({ members, shares }) => {
    const rented = members.filter((at) => (counts[at] as number) > 0);
    const total = rented.reduce((sum, at) => sum + (counts[at] as number), 0);
    return shares.flatMap(({ requestClass, column }) =>
      (point[column] as number) > 0
        ? rented.map(
            (at): Route => ({
              class: workload.classes[requestClass]?.name ?? '',
              offer: offers[at]?.name ?? '',
              share: ((point[column] as number) * (counts[at] as number)) / total,
            }),
          )
        : [],
    );
  });
}
