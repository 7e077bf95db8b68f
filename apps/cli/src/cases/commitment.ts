import { evaluate, type Planner, type PlanOptions, type Scenario } from '@fleetmix/core';

/** What a plan that buys some once is held against; null where there is no such plan. */
export interface Commitment {
  /** Least cost without the offers that are bought once. */
  readonly rentedUsdPerHour: number | null;
  /** Least cost with them alone. */
  readonly boughtUsdPerHour: number | null;
}

/**
 * What buying once is good for: the least cost of renting everything by the period, and of buying everything once. Nothing
 * where there is no choice between the two, or a search ended without a plan or a proof.
 */
export async function commitmentOf(
  scenario: Scenario,
  planner: Planner,
  options: PlanOptions,
): Promise<Commitment | undefined> {
  const reserved = positions(scenario, (pricing) => pricing === 'reserved');
  const others = positions(scenario, (pricing) => pricing !== 'reserved');
  if (scenario.periods === undefined || reserved.length === 0 || others.length === 0) return undefined;
  const rented = await leastCost(withOffers(scenario, others), planner, options);
  const bought = await leastCost(withOffers(scenario, reserved), planner, options);
  return rented === undefined || bought === undefined
    ? undefined
    : { rentedUsdPerHour: rented, boughtUsdPerHour: bought };
}

function positions(
  { offers }: Scenario,
  isMeant: (pricing: Scenario['offers'][number]['pricing']) => boolean,
): readonly number[] {
  return offers.flatMap(({ pricing }, at) => (isMeant(pricing) ? [at] : []));
}

async function leastCost(
  scenario: Scenario,
  planner: Planner,
  options: PlanOptions,
): Promise<number | null | undefined> {
  const result = await planner.plan(scenario, options);
  if (result.status === 'planned') return evaluate(scenario, result.plan).usdPerHour;
  return result.status === 'impossible' ? null : undefined;
}

/** The scenario with some of its offers, by position. */
function withOffers(scenario: Scenario, kept: readonly number[]): Scenario {
  const classes = scenario.workload.classes.length;
  return {
    ...scenario,
    offers: kept.map((at) => scenario.offers[at] as Scenario['offers'][number]),
    capacity: Float64Array.from(
      kept.flatMap((at) => Array.from(scenario.capacity.subarray(at * classes, (at + 1) * classes))),
    ),
  };
}
