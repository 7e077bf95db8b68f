import {
  isBoughtOnce,
  isCoupledInTime,
  isDisaggregated,
  type Plan,
  type Scenario,
  type ScenarioCase,
} from '@fleetmix/core';

/** A scenario whose cases share nothing but what is reserved. */
export interface Commitment {
  readonly scenario: Scenario;
  readonly cases: readonly ScenarioCase[];
  /** Positions of the offers that are bought once. */
  readonly reserved: readonly number[];
  /** USD/hour of a replica of each of them. */
  readonly prices: readonly number[];
}

/** Fewest and most replicas of each reserved offer, both inclusive. */
export interface Box {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Fleets that one case may have, as far as the others are concerned. */
export interface CaseFleet {
  /** Replicas of each reserved offer that it uses. */
  readonly used: readonly number[];
  /** Of what it rents besides. */
  readonly usdPerHour: number;
  readonly plan: Plan;
}

/** Most kinds of reserved offers for which dividing their counts is the quicker way. */
const mostReserved = 8;

/**
 * The scenario as one whose cases are coupled by the counts of reserved offers alone; undefined where something else couples
 * them, or the built-in engine does not take its cases.
 */
export function commitmentOf(scenario: Scenario, cases: readonly ScenarioCase[]): Commitment | undefined {
  const { futures, periods, offers, options } = scenario;
  if (futures?.decideNow === 'all' || (futures?.mayFailShare ?? 0) > 0) return undefined;
  if (periods !== undefined && offers.some(isCoupledInTime)) return undefined;
  if (options.sharing !== 'shared' || isDisaggregated(scenario)) return undefined;
  if (offers.some(({ isNode }) => isNode === true)) return undefined;
  const reserved = offers.flatMap((offer, at) => (isBoughtOnce(scenario, offer) ? [at] : []));
  if (reserved.length > mostReserved) return undefined;
  return { scenario, cases, reserved, prices: reserved.map((at) => offers[at]?.usdPerHour ?? 0) };
}

/** Whether counts of reserved offers lie in a box. */
export function isInside({ lower, upper }: Box, counts: readonly number[]): boolean {
  return counts.every((count, at) => count >= (lower[at] ?? 0) && count <= (upper[at] ?? 0));
}
