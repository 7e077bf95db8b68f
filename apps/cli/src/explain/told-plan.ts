import {
  type ApiPrice,
  type BreakEven,
  breakEven,
  type PlanDocument,
  type Scenario,
  type UnitCosts,
  unitCosts,
} from '@fleetmix/core';
import type { Explanation } from '@fleetmix/planner';
import type { RobustnessDocument } from '../cases/case-answers.ts';
import type { Commitment } from '../cases/commitment.ts';
import { planOf } from '../cases/plan-of.ts';
import type { CouldServe } from '../plan/could-serve.ts';

/** What a plan costs by what it serves, and beside an API where one is named. */
export interface Money extends UnitCosts {
  readonly api?: BreakEven;
}

/** A plan's result with what people ask about it. */
export interface ToldPlan extends PlanDocument {
  readonly money?: Money;
  readonly explanation?: Explanation;
  /** With periods or futures, and reserved offers: what those are worth. */
  readonly commitment?: Commitment;
  /** With futures, where it was asked for: the least cost by the share of them that may fail. */
  readonly robustness?: RobustnessDocument;
  /** Where no plan exists: what could be served all the same. */
  readonly couldServe?: CouldServe;
}

/** The result with its money; as it is where there is no plan, and for a batch, which is no running cost. */
export function withMoney<Document extends PlanDocument>(
  scenario: Scenario,
  document: Document,
  price: ApiPrice | undefined,
): Document & ToldPlan {
  const { status, replicas, routes } = document;
  if (status !== 'planned' || replicas === undefined || routes === undefined) return document;
  if (scenario.objective?.goal === 'shortest-makespan') return document;
  const costs = unitCosts(scenario, planOf(document));
  const api = price === undefined ? undefined : breakEven(costs, price);
  return { ...document, money: { ...costs, ...(api === undefined ? {} : { api }) } };
}
