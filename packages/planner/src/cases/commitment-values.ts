import { evaluate, hasCases, type PlanResult, type Scenario } from '@fleetmix/core';
import { exact } from '../exact.ts';
import { replanning } from '../explain/replanning.ts';
import type { RobustnessOptions } from './robustness.ts';

/** How much is reserved: as much as is cheapest, nothing, or everything that is rented. */
export type Commitment = 'best' | 'none' | 'all';

/** What a way to commit costs. */
export interface CommitmentValue {
  readonly commitment: Commitment;
  /** Absent where there is no plan. */
  readonly usdPerHour?: number;
  readonly result: PlanResult;
}

/**
 * What reserved offers are worth: the cheapest plan beside those that reserve nothing, and nothing but. Takes three plans; fewer where
 * the time is up.
 * @throws RangeError of a scenario without periods or futures, or without reserved offers
 */
export async function commitmentValues(
  scenario: Scenario,
  options: Omit<RobustnessOptions, 'upToShare'> = {},
): Promise<readonly CommitmentValue[]> {
  if (!hasCases(scenario) || scenario.offers.every(({ pricing }) => pricing !== 'reserved'))
    throw new RangeError(
      'What reserved offers are worth is a question of scenarios with periods or futures and such offers.',
    );
  const { planner = exact(), onProgress = () => {}, relativeGap = 0 } = options;
  const planning = replanning(planner, options, onProgress);
  const values: CommitmentValue[] = [];
  for (const commitment of ['best', 'none', 'all'] as const) {
    const given = committed(scenario, commitment);
    const result = await planning.plan(given, `with ${commitment} of it reserved`, relativeGap);
    if (result === undefined) break;
    const cost = result.status === 'planned' ? { usdPerHour: evaluate(given, result.plan).usdPerHour } : {};
    values.push({ commitment, ...cost, result });
  }
  return values;
}

/** The scenario without the offers that are not meant; their own minimum goes with them. */
function committed(scenario: Scenario, commitment: Commitment): Scenario {
  if (commitment === 'best') return scenario;
  const offers = scenario.offers.map((offer) =>
    (offer.pricing === 'reserved') === (commitment === 'all') ? offer : { ...offer, minReplicas: 0, maxReplicas: 0 },
  );
  return { ...scenario, offers };
}
