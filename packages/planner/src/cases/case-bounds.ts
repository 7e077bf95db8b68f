import { isBoughtOnce, isCoupledInTime, type Scenario, type ScenarioCase } from '@fleetmix/core';
import { type Pair, servablePairs } from '../pairs.ts';
import { type ReplicaBounds, replicaBounds } from '../replica-bounds.ts';

/** What can serve what in a case, and how many replicas of each offer it needs to consider. */
export interface CaseBounds {
  readonly pairs: readonly Pair[];
  readonly bounds: readonly ReplicaBounds[];
}

/**
 * The bounds of each case. Of what is bought once, and of what may have to stay from another period, a case must consider as
 * many replicas as any case does.
 */
export function caseBounds(scenario: Scenario, cases: readonly ScenarioCase[]): readonly CaseBounds[] {
  const own = cases.map((one) => {
    const pairs = servablePairs(one.scenario);
    return { pairs, bounds: replicaBounds(one.scenario, pairs) };
  });
  const most = scenario.offers.map((offer, at) =>
    isBoughtOnce(scenario, offer) || isCoupledInTime(offer)
      ? Math.max(...own.map(({ bounds }) => bounds[at]?.upper ?? 0))
      : 0,
  );
  return own.map(({ pairs, bounds }) => ({
    pairs,
    bounds: bounds.map(({ lower, upper }, at) => ({ lower, upper: Math.max(upper, most[at] ?? 0) })),
  }));
}
