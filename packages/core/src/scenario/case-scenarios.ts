import type { CasePlan, Plan } from '../plan/plan.ts';
import type { CaseChange } from './cases.ts';
import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

/** One case of a scenario: a period or a future, as an ordinary scenario. */
export interface ScenarioCase {
  readonly name: string;
  /** Hours of a period, weight of a future. */
  readonly weight: number;
  /** Weight as a share of all cases; they add up to 1. */
  readonly share: number;
  /** The scenario in this case: its demand, its prices, no cases of its own. */
  readonly scenario: Scenario;
}

/** Whether a scenario has periods or futures, so that its plans have cases. */
export function hasCases({ periods, futures }: Scenario): boolean {
  return periods !== undefined || futures !== undefined;
}

/**
 * Whether an offer is rented once for all cases, so many replicas in each of them: reserved offers, and every offer where
 * futures are to be met by one fleet. In a scenario without cases nothing is.
 */
export function isBoughtOnce(scenario: Scenario, { pricing }: Offer): boolean {
  return hasCases(scenario) && (pricing === 'reserved' || scenario.futures?.decideNow === 'all');
}

/**
 * The ordinary scenario of each case, in order; none where the scenario has no cases.
 * @param bought replicas of the offers that are bought once, by name, to hold them to; free where absent
 */
export function caseScenarios(scenario: Scenario, bought?: ReadonlyMap<string, number>): readonly ScenarioCase[] {
  const { periods = [], futures } = scenario;
  const cases = [
    ...periods.map(({ hours, ...change }) => ({ change, weight: hours })),
    ...(futures?.cases ?? []).map(({ weight, ...change }) => ({ change, weight })),
  ];
  const whole = cases.reduce((sum, { weight }) => sum + weight, 0);
  return cases.map(({ change, weight }) => ({
    name: change.name,
    weight,
    share: weight / whole,
    scenario: scenarioIn(scenario, change, bought),
  }));
}

/**
 * What a plan rents and routes in one case, as an ordinary plan: what is bought once and what the case adds. A case that the
 * plan does not name has what is bought once, and the plan's own routes.
 */
export function planOfCase(plan: Plan, name: string): Plan {
  const own: CasePlan | undefined = plan.cases?.find((one) => one.case === name);
  if (own === undefined) return { replicas: plan.replicas, routes: plan.routes };
  return { replicas: [...plan.replicas, ...own.replicas], routes: own.routes };
}

function scenarioIn(scenario: Scenario, change: CaseChange, bought: ReadonlyMap<string, number> | undefined): Scenario {
  const { periods: _, futures: __, current: ___, ...rest } = scenario;
  const classes = scenario.workload.classes.map((one) => ({ ...one, demand: one.demand * factorOf(change, one.name) }));
  const offers = scenario.offers.map((offer) => {
    const priced = { ...offer, usdPerHour: named(change.usdPerHour, offer.name) ?? offer.usdPerHour };
    if (bought === undefined || !isBoughtOnce(scenario, offer)) return priced;
    const count = bought.get(offer.name) ?? 0;
    return { ...priced, minReplicas: count, maxReplicas: count };
  });
  return {
    ...rest,
    name: `${scenario.name}: ${change.name}`,
    workload: { ...scenario.workload, classes },
    offers,
  };
}

function factorOf({ demand = 1 }: CaseChange, name: string): number {
  return typeof demand === 'number' ? demand : (named(demand, name) ?? 1);
}

function named(values: Readonly<Record<string, number>> | undefined, name: string): number | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
