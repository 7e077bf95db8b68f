import { nodePackings, quoted } from '@fleetmix/core';
import type { ColumnIndex } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';

/**
 * Writes the rows that keep what is packed on nodes within them: sum_c (a_c / g) y_c <= n for the offers c on a kind of node with
 * g GPUs each. Sizes on a node divide one another and the node, so that what fits by the sum fits replica by replica.
 */
export function addPacking({ builder, scenario, replicas }: Pick<Draft, 'builder' | 'scenario' | 'replicas'>): void {
  for (const { node, gpus, offers } of nodePackings(scenario.offers)) {
    builder.row({
      name: `packed on ${quoted(scenario.offers[node]?.name ?? '')}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: 0,
      terms: [
        ...offers.map((at) => ({
          column: replicas[at] as ColumnIndex,
          coefficient: (scenario.offers[at]?.gpusPerReplica ?? 0) / gpus,
        })),
        { column: replicas[node] as ColumnIndex, coefficient: -1 },
      ],
    });
  }
}
