import type { PlanDocument, Scenario } from '@fleetmix/core';
import { usd, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';

/** The nodes that are rented, what is packed on them, and what of them is free. Their price is in that of the offers. */
export function nodeTable(scenario: Scenario, nodes: NonNullable<PlanDocument['nodes']>): string {
  const columns = [
    { head: 'Node' },
    { head: 'GPU' },
    { head: 'Nodes', align: 'right' },
    { head: 'GPUs', align: 'right' },
    { head: 'free', align: 'right' },
    { head: 'USD/hour', align: 'right' },
  ] as const;
  const gpus = new Map(scenario.offers.map(({ name, gpu }) => [name, gpu]));
  return table(
    columns,
    nodes.map(({ node, count, gpus: all, freeGpus, usdPerHour }) => [
      node,
      gpus.get(node) ?? '',
      whole(count),
      whole(all),
      whole(freeGpus),
      usd(usdPerHour),
    ]),
  );
}
