import type { Scenario } from './scenario.ts';

/** What decides between fleets that cost the same. */
export type Preference = (typeof preferences)[number];

/** Every preference. */
export const preferences = ['fewest-offers', 'fewest-replicas', 'closest-to-current'] as const;

/** What a fleet has of a preference; less is better. */
export interface PreferenceValue {
  readonly preference: Preference;
  /** Offers rented, replicas rented, or replicas to start and to stop. */
  readonly value: number;
}

/** What replica counts, in the scenario's order, have of each of the scenario's preferences, in their order. */
export function preferenceValues(scenario: Scenario, counts: readonly number[]): readonly PreferenceValue[] {
  return (scenario.prefer ?? []).map((preference) => ({ preference, value: amountOf(scenario, counts, preference) }));
}

function amountOf({ offers, current }: Scenario, counts: readonly number[], preference: Preference): number {
  const sum = (of: (count: number, at: number) => number) =>
    counts.reduce((total, count, at) => total + of(count, at), 0);
  switch (preference) {
    case 'fewest-offers':
      return sum((count, at) => (count > 0 && offers[at]?.isNode !== true ? 1 : 0));
    case 'fewest-replicas':
      return sum((count, at) => (offers[at]?.isNode === true ? 0 : count));
    case 'closest-to-current':
      return sum((count, at) =>
        offers[at]?.isNode === true ? 0 : Math.abs(count - (current?.get(offers[at]?.name ?? '') ?? 0)),
      );
  }
}
