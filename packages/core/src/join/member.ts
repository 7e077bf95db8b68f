import type { Scenario } from '../scenario.ts';

/** A scenario among those that are joined, with what its classes, offers and limits are called there. */
export interface Member {
  readonly name: string;
  readonly scenario: Scenario;
  className(name: string): string;
  /** Of offers and pools. */
  offerName(name: string): string;
  limitName(name: string): string;
}

/** The scenarios with their names; those of classes, offers and limits that stand in several get the model's in front. */
export function membersOf(scenarios: readonly Scenario[], names: readonly string[]): readonly Member[] {
  const classes = twice(scenarios.map(({ workload }) => workload.classes));
  // Routes name pools where they name offers else.
  const offers = twice(scenarios.map((scenario) => [...scenario.offers, ...(scenario.pools ?? [])]));
  const limits = twice(scenarios.map((scenario) => scenario.limits ?? []));
  return scenarios.map((scenario, at) => {
    const own = names[at] as string;
    const inFront = (clashing: ReadonlySet<string>) => (name: string) => (clashing.has(name) ? `${own}/${name}` : name);
    return {
      name: own,
      scenario,
      className: inFront(classes),
      offerName: inFront(offers),
      limitName: inFront(limits),
    };
  });
}

/** Names that stand in more than one list. */
function twice(lists: readonly (readonly { readonly name: string }[])[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const clashing = new Set<string>();
  for (const list of lists) {
    for (const { name } of list) if (seen.has(name)) clashing.add(name);
    for (const { name } of list) seen.add(name);
  }
  return clashing;
}
