import { nodePackings } from '../scenario/node.ts';
import type { Offer } from '../scenario/offer.ts';

/** What an offer pays of nodes, and how much of that is for GPUs of them that are free. */
export interface NodeCost {
  readonly usdPerHour: number;
  readonly freeUsdPerHour?: number;
}

/**
 * The price of nodes among what is packed on them, by the GPUs that each offer takes: free GPUs are paid by all on the node. By
 * the offers' positions; offers that have nothing to do with nodes are not in it, and a node keeps what nobody pays.
 */
export function nodeCosts(offers: readonly Offer[], counts: readonly number[]): readonly (NodeCost | undefined)[] {
  const costs: (NodeCost | undefined)[] = offers.map(() => undefined);
  for (const { node, gpus, offers: packed } of nodePackings(offers)) {
    const count = counts[node] ?? 0;
    const price = count * (offers[node]?.usdPerHour ?? 0);
    const gpusOf = (at: number) => (offers[at]?.gpusPerReplica ?? 0) * (counts[at] ?? 0);
    const taken = packed.reduce((sum, at) => sum + gpusOf(at), 0);
    const free = count > 0 ? Math.max(0, 1 - taken / (gpus * count)) : 0;
    costs[node] = { usdPerHour: taken > 0 ? 0 : price };
    for (const at of packed) {
      const usdPerHour = taken > 0 ? (price * gpusOf(at)) / taken : 0;
      costs[at] = { usdPerHour, freeUsdPerHour: usdPerHour * free };
    }
  }
  return costs;
}
