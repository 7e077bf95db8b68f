// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Parts of a scenario that share nothing but stock: connected components of classes and offers, joined where an offer can
 * serve a class with demand. Models with classes and offers of their own are parts; so are tenants, or regions.
 */
import type { Offer, Scenario } from '@fleetmix/core';

/** A part as a scenario of its own, with the positions of its offers in the whole. */
export interface Part {
  readonly scenario: Scenario;
  readonly offers: Int32Array;
}

/** The parts, in the order of their first offers; one that is the whole where nothing falls apart. */
export function partsOf(scenario: Scenario): readonly Part[] {
  const { offers, workload } = scenario;
  const roots = components(scenario);
  const members = new Map<number, { offers: number[]; classes: number[] }>();
  roots.forEach((_, node) => {
    const root = find(roots, node);
    const isOffer = node < offers.length;
    if (!isOffer && workload.classes[node - offers.length]!.demand === 0) return;
    const found = members.get(root) ?? { offers: [], classes: [] };
    members.set(root, found);
    if (isOffer) found.offers.push(node);
    else found.classes.push(node - offers.length);
  });
  // An offer that serves nothing matters only where it must be rented.
  const parts = [...members.values()].filter(
    (part) => part.classes.length > 0 || part.offers.some((at) => (offers[at]!.minReplicas ?? 0) > 0),
  );
  if (parts.length < 2) return [{ scenario, offers: Int32Array.from(offers.keys()) }];
  return parts.map((part) => extract(scenario, part.offers, part.classes));
}

/** Nodes are offers, then classes; each points towards the first node of its component. */
function components({ offers, workload, capacity }: Scenario): Int32Array {
  const width = workload.classes.length;
  const roots = Int32Array.from({ length: offers.length + width }, (_, at) => at);
  const isAsked = workload.classes.map(({ demand }) => demand > 0);
  for (let offer = 0; offer < offers.length; offer += 1) {
    for (let at = 0; at < width; at += 1) {
      if (!(capacity[offer * width + at]! > 0) || !isAsked[at]) continue;
      if (roots[offers.length + at] !== roots[offer]) join(roots, offer, offers.length + at);
    }
  }
  return roots;
}

function find(roots: Int32Array, node: number): number {
  let root = node;
  while (roots[root] !== root) root = roots[root]!;
  for (let at = node; roots[at] !== root; ) {
    const next = roots[at]!;
    roots[at] = root;
    at = next;
  }
  return root;
}

function join(roots: Int32Array, one: number, other: number): void {
  const [first, second] = [find(roots, one), find(roots, other)];
  roots[Math.max(first, second)] = Math.min(first, second);
}

function extract(scenario: Scenario, offers: readonly number[], classes: readonly number[]): Part {
  const width = scenario.workload.classes.length;
  const capacity = new Float64Array(offers.length * classes.length);
  offers.forEach((offer, row) => {
    classes.forEach((at, column) => {
      capacity[row * classes.length + column] = scenario.capacity[offer * width + at]!;
    });
  });
  return {
    offers: Int32Array.from(offers),
    scenario: {
      ...scenario,
      workload: { ...scenario.workload, classes: classes.map((at) => scenario.workload.classes[at]!) },
      offers: offers.map((at) => scenario.offers[at]!),
      capacity,
    },
  };
}

/** GPUs of a type that replicas of a part draw. */
export function drawn(offers: readonly Offer[], replicas: ArrayLike<number>, gpu: string): number {
  return offers.reduce((sum, offer, at) => sum + (offer.gpu === gpu ? offer.gpusPerReplica * replicas[at]! : 0), 0);
}
