import { type Offer, readScenario, restrict, type Scenario, scenarioDocument } from '@fleetmix/core';
import fc from 'fast-check';
import { smallScenarios } from './arbitraries.ts';
import type { ScenarioFeatures } from './features.ts';
import { limitedScenarios } from './limited.ts';

/** What random scenarios with cases have. */
export interface CaseFeatures extends ScenarioFeatures {
  readonly cases: 'periods' | 'futures';
  /** Starts and minimum rentals, of periods; none where absent. */
  readonly starts?: boolean;
  /** Limits on parts of the fleet; none where absent. */
  readonly limits?: boolean;
}

/**
 * Scenarios with periods or futures that `bruteCases` can settle: two or three cases, the first offer reserved in most, every
 * offer with a small maxReplicas; two offers at most where starts matter.
 */
export function casedScenarios({
  cases,
  starts = false,
  limits = false,
  ...features
}: CaseFeatures): fc.Arbitrary<Scenario> {
  return (limits ? limitedScenarios(features) : smallScenarios(features)).chain((whole) => {
    const scenario = starts ? restrict(whole, (_, at) => at < 2) : whole;
    return fc
      .record({
        isReserved: fc.constantFrom(true, true, false),
        list: fc.array(changes(scenario), { minLength: 1, maxLength: 3 }),
        couplings: fc.array(starts ? coupling : fc.constant({}), { minLength: 3, maxLength: 3 }),
        decideNow: fc.constantFrom('reserved', 'all'),
        mayFailShare: fc.constantFrom(0, 0, 0.25, 0.5),
        current: starts ? fc.option(fc.nat({ max: 2 }), { nil: undefined }) : fc.constant(undefined),
      })
      .map(({ isReserved, list, couplings, decideNow, mayFailShare, current }) => {
        const offers = scenario.offers.map((offer, at) => ({
          ...limited(offer),
          ...(at === 0 && isReserved ? { pricing: 'reserved' as const } : couplings[at]),
        }));
        const named = list.map(({ weight, price, ...one }, at) => ({
          name: `case ${at}`,
          ...one,
          ...(price === undefined || scenario.offers.length < 2
            ? {}
            : { usdPerHour: { [scenario.offers[1]?.name ?? '']: price } }),
          ...(cases === 'periods' ? { hours: weight } : { weight }),
        }));
        const change =
          cases === 'periods' ? { periods: named } : { futures: { decideNow, mayFailShare, cases: named } };
        const running = current === undefined ? {} : { current: { [scenario.offers.at(-1)?.name ?? '']: current } };
        return readScenario({ ...scenarioDocument({ ...scenario, offers }), ...change, ...running });
      });
  });
}

const largest = 3;

function limited(offer: Offer): Offer {
  const most = Math.min(offer.maxReplicas ?? largest, largest);
  return { ...offer, maxReplicas: Math.max(most, offer.minReplicas ?? 0) };
}

/** Hours, or a weight; a factor above 0 in one case at least, so that something is asked for; a price of the second offer. */
function changes({ workload }: Scenario) {
  const name = workload.classes[0]?.name ?? '';
  const factor = fc.constantFrom(0.25, 0.5, 1, 1.5);
  return fc.record({
    weight: fc.constantFrom(1, 2, 6),
    demand:
      name === '__proto__'
        ? factor
        : fc.oneof(
            factor,
            factor.map((each) => ({ [name]: each })),
          ),
    price: fc.option(fc.constantFrom(0.25, 1.5), { nil: undefined }),
  });
}

const coupling = fc.record(
  {
    startupMinutes: fc.constantFrom(15, 60),
    usdPerStart: fc.constantFrom(0.5, 2),
    minRentalHours: fc.constantFrom(2, 7, 12),
  },
  { requiredKeys: [] },
);
