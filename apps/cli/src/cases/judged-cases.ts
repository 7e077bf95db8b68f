import type { OfferUse, Plan, Scenario, StartUse } from '@fleetmix/core';
import { caseViews } from './case-view.ts';

/** A period or a future of a plan, as the judge found it. */
export interface JudgedCase {
  readonly case: string;
  /** Hours of a period, weight of a future. */
  readonly weight: number;
  /** Of all classes together, in the workload's unit, and the share of it that is routed. */
  readonly demand: number;
  readonly served: number;
  /** Of what is rented in it, starts not included. */
  readonly usdPerHour: number;
  readonly replicas: readonly OfferUse[];
  readonly starts: readonly StartUse[];
}

/** The periods or futures of a plan as plain data. */
export function judgedCases(scenario: Scenario, plan: Plan): readonly JudgedCase[] {
  return caseViews(scenario, plan).map(({ case: name, weight, demand, served, evaluation, starts }) => ({
    case: name,
    weight,
    demand,
    served,
    usdPerHour: evaluation.usdPerHour,
    replicas: evaluation.offers.filter(({ count }) => count !== 0),
    starts,
  }));
}
