import type { Offer } from './offer.ts';

/** The GPUs of an offer's GPU type that one replica takes from the stock: none where it is packed on a node, which takes them. */
export function gpusFromStock({ node, gpusPerReplica }: Offer): number {
  return node === undefined ? gpusPerReplica : 0;
}

/** A kind of node, and the offers whose replicas are packed on it; all by position among the scenario's offers. */
export interface NodePacking {
  readonly node: number;
  readonly gpus: number;
  readonly offers: readonly number[];
}

/** Every kind of node that offers have, in order; none where nothing is sold by the node. */
export function nodePackings(offers: readonly Offer[]): readonly NodePacking[] {
  return offers.flatMap(({ isNode, name, gpusPerReplica }, node) =>
    isNode === true
      ? [{ node, gpus: gpusPerReplica, offers: offers.flatMap((offer, at) => (offer.node === name ? [at] : [])) }]
      : [],
  );
}

/** How the nodes of one kind are used. */
export interface NodeUse {
  readonly node: string;
  readonly count: number;
  readonly usdPerHour: number;
  /** GPUs of all of them, and those on which no replica is packed; below 0 where more are packed than there are. */
  readonly gpus: number;
  readonly freeGpus: number;
}

/** What replica counts, in the scenario's order, take of each kind of node; none where nothing is sold by the node. */
export function nodeUses(offers: readonly Offer[], counts: readonly number[]): readonly NodeUse[] {
  return nodePackings(offers).map(({ node, gpus: each, offers: packed }) => {
    const { name, usdPerHour } = offers[node] as Offer;
    const count = counts[node] ?? 0;
    const taken = packed.reduce((sum, at) => sum + (offers[at]?.gpusPerReplica ?? 0) * (counts[at] ?? 0), 0);
    const gpus = each * count;
    return { node: name, count, usdPerHour: usdPerHour * count, gpus, freeGpus: gpus - taken };
  });
}

/**
 * USD/hour that a replica costs at least: its own price, and its part of a full node's. What is packed on a node costs this
 * only where the node is full, and more where GPUs of it are free.
 */
export function leastUsdPerHour(offers: readonly Offer[], { usdPerHour, node, gpusPerReplica }: Offer): number {
  const holder = node === undefined ? undefined : offers.find(({ name }) => name === node);
  return holder === undefined ? usdPerHour : usdPerHour + (holder.usdPerHour * gpusPerReplica) / holder.gpusPerReplica;
}
