import { type Limit, type LimitUnit, type Offer, readScenario, type Scenario, scenarioDocument } from '@fleetmix/core';
import fc from 'fast-check';
import { smallScenarios } from './arbitraries.ts';
import type { ScenarioFeatures } from './features.ts';

/** Which limits random scenarios have. */
export interface LimitFeatures {
  /** Only those that stock and replica bounds can say: amounts of GPUs and replicas that may not be exceeded. */
  readonly asStock?: boolean;
  /** Whether shares may be limited; they are where absent. */
  readonly shares?: boolean;
}

/**
 * Scenarios that {@link bruteForce} can settle, with providers, pricing, and one or two limits on parts of the fleet. Every
 * offer has a maxReplicas, so that there is an end to what can be rented to make a share smaller.
 */
export function limitedScenarios(features: ScenarioFeatures = {}, limits: LimitFeatures = {}): fc.Arbitrary<Scenario> {
  return smallScenarios(features).chain((scenario) => {
    const offers = scenario.offers.map(placed);
    return fc
      .array(drafts(offers, limits), { minLength: 1, maxLength: 2 })
      .map((drawn) => drawn.map((limit, at) => ({ name: `limit ${at}`, ...limit })))
      .map((named) => readScenario(scenarioDocument({ ...scenario, offers, limits: named })));
  });
}

const largest = 8;

function placed(offer: Offer, at: number): Offer {
  return {
    ...offer,
    provider: at % 2 === 0 ? 'A' : 'B',
    pricing: at === 1 ? 'on-demand' : 'spot',
    maxReplicas: Math.min(offer.maxReplicas ?? largest, largest),
  };
}

type LimitDraft = Omit<Limit, 'name'>;

function drafts(offers: readonly Offer[], { asStock = false, shares = true }: LimitFeatures): fc.Arbitrary<LimitDraft> {
  const some = selectors(offers);
  const most = fc.record({
    offers: some,
    unit: fc.constantFrom<LimitUnit>('gpus', 'replicas'),
    atMost: fc.integer({ min: 0, max: 8 }),
  });
  if (asStock) return most;
  const spent = fc.record({
    offers: some,
    unit: fc.constant<LimitUnit>('usdPerHour'),
    atMost: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
  });
  const least = fc.record({
    offers: some,
    unit: fc.constantFrom<LimitUnit>('gpus', 'replicas', 'usdPerHour'),
    atLeast: fc.integer({ min: 1, max: 4 }),
  });
  const units = fc.constantFrom<LimitUnit>('gpus', 'replicas', 'usdPerHour');
  const share = fc.constantFrom(0.25, 0.5, 0.75);
  const amounts = [most, spent, least];
  if (!shares) return fc.oneof(...amounts);
  return fc.oneof(
    ...amounts,
    fc.record({ offers: some, of: units, atMostShare: share }),
    fc.record({ offers: some, of: units, atLeastShare: share }),
    fc.record({ each: fc.constant('provider' as const), of: units, atMostShare: share }),
  );
}

function selectors(offers: readonly Offer[]): fc.Arbitrary<NonNullable<Limit['offers']>> {
  const [{ name, gpu }] = offers as readonly [Offer];
  const last = offers.at(-1)?.name ?? name;
  const second = offers.length > 1 ? [{ provider: 'B' }, { pricing: ['on-demand'] }, { offers: [last] }] : [];
  return fc.constantFrom({ provider: 'A' }, { gpu }, { offers: [name, last] }, {}, ...second);
}
