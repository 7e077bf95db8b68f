import type { ReplicaCount } from './plan.ts';

/** Everything that a plan's document rents, nodes too, as a plan counts it. */
export function rented({
  replicas = [],
  nodes = [],
}: {
  readonly replicas?: readonly ReplicaCount[];
  readonly nodes?: readonly { readonly node: string; readonly count: number }[];
}): readonly ReplicaCount[] {
  return [...replicas, ...nodes.map(({ node, count }) => ({ offer: node, count }))];
}
