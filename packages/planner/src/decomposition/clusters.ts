// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import type { Scenario } from '@fleetmix/core';
import { drawn, type Part } from './parts.ts';

/** Parts that limited stock couples, directly or through others; alone where none does. */
export interface Cluster {
  readonly parts: readonly Part[];
  /** Limited GPU types that offers of more than one of the parts draw on, and how many there are of each. */
  readonly gpus: readonly string[];
  readonly available: Float64Array;
  /** By part: GPUs of each coupled type that it may have at most, which is what the other parts' bases leave. */
  readonly limits: readonly Float64Array[];
}

/** The clusters, in the order of their first parts. */
export function clustersOf({ stock }: Scenario, parts: readonly Part[]): readonly Cluster[] {
  const users = new Map<string, number[]>();
  parts.forEach(({ scenario }, at) => {
    for (const gpu of new Set(scenario.offers.map((offer) => offer.gpu))) {
      if (stock.has(gpu)) users.set(gpu, [...(users.get(gpu) ?? []), at]);
    }
  });
  const cluster = parts.map((_, at) => at);
  for (const [first, ...others] of users.values()) {
    for (const other of others) {
      const [to, from] = [cluster[first!]!, cluster[other]!];
      for (const at of cluster.keys()) if (cluster[at] === from) cluster[at] = to;
    }
  }
  const coupled = [...users].filter(([, by]) => by.length > 1);
  return [...new Set(cluster)].map((name) => {
    const members = parts.filter((_, at) => cluster[at] === name);
    const gpus = coupled.filter(([, [first]]) => cluster[first!] === name).map(([gpu]) => gpu);
    const available = Float64Array.from(gpus, (gpu) => stock.get(gpu)!);
    return { parts: members, gpus, available, limits: limitsOf(members, gpus, available) };
  });
}

function limitsOf(parts: readonly Part[], gpus: readonly string[], available: Float64Array): readonly Float64Array[] {
  const bases = parts.map(({ scenario }) => {
    const kept = scenario.offers.map(({ minReplicas = 0 }) => minReplicas);
    return Float64Array.from(gpus, (gpu) => drawn(scenario.offers, kept, gpu));
  });
  const all = available.map((_, at) => bases.reduce((sum, base) => sum + base[at]!, 0));
  return bases.map((own) => available.map((have, at) => have - all[at]! + own[at]!));
}
