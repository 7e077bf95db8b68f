import type { Scenario } from '../scenario/scenario.ts';

/** A scenario among those that are joined, with what its classes, offers and limits are called there. */
export interface Member {
  readonly name: string;
  readonly scenario: Scenario;
  /** Positions of the offers that it brings: all but nodes that one before it has brought. */
  readonly brings: readonly number[];
  className(name: string): string;
  /** Of offers and pools. */
  offerName(name: string): string;
  limitName(name: string): string;
}

/** The scenarios with their names; those of classes, offers and limits that stand in several get the model's in front. */
export function membersOf(scenarios: readonly Scenario[], names: readonly string[]): readonly Member[] {
  const classes = twice(scenarios.map(({ workload }) => workload.classes));
  // Routes name pools where they name offers else.
  const shared = sharedNodes(scenarios);
  const offers = twice(scenarios.map((scenario) => [...scenario.offers, ...(scenario.pools ?? [])]));
  for (const name of shared) offers.delete(name);
  const limits = twice(scenarios.map((scenario) => scenario.limits ?? []));
  return scenarios.map((scenario, at) => {
    const own = names[at] as string;
    const inFront = (clashing: ReadonlySet<string>) => (name: string) => (clashing.has(name) ? `${own}/${name}` : name);
    return {
      name: own,
      scenario,
      brings: broughtBy(scenarios, at, shared),
      className: inFront(classes),
      offerName: inFront(offers),
      limitName: inFront(limits),
    };
  });
}

/** Names that stand in more than one list. */
function twice(lists: readonly (readonly { readonly name: string }[])[]): Set<string> {
  const seen = new Set<string>();
  const clashing = new Set<string>();
  for (const list of lists) {
    for (const { name } of list) if (seen.has(name)) clashing.add(name);
    for (const { name } of list) seen.add(name);
  }
  return clashing;
}

/** Names of nodes that several scenarios have, each as the others: replicas of all may be packed on them. */
export function sharedNodes(scenarios: readonly Scenario[]): ReadonlySet<string> {
  const named = new Map<string, Set<string>>();
  const often = new Set<string>();
  for (const offer of scenarios.flatMap(({ offers }) => offers)) {
    const before = named.get(offer.name) ?? new Set();
    if (before.size > 0) often.add(offer.name);
    named.set(offer.name, before.add(offer.isNode === true ? JSON.stringify(Object.entries(offer).sort()) : 'no node'));
  }
  return new Set([...often].filter((name) => named.get(name)?.size === 1 && !named.get(name)?.has('no node')));
}

function broughtBy(scenarios: readonly Scenario[], at: number, shared: ReadonlySet<string>): readonly number[] {
  const before = new Set(scenarios.slice(0, at).flatMap(({ offers }) => offers.map(({ name }) => name)));
  return [...(scenarios[at]?.offers ?? []).entries()].flatMap(([position, { name }]) =>
    shared.has(name) && before.has(name) ? [] : [position],
  );
}
