import { caseScenarios, isBoughtOnce, type PlanDocument, planOfCase, type Scenario } from '@fleetmix/core';
import { caseViews } from './case-view.ts';
import { planOf } from './plan-of.ts';

type Rows = readonly (readonly (string | number)[])[];

/** What is rented in each period or future, one offer a row; what is bought once stands in each of them. */
export function caseReplicaRows(scenario: Scenario, document: PlanDocument): Rows {
  const rows = caseViews(scenario, planOf(document)).flatMap((view) =>
    view.evaluation.offers.flatMap(({ count, usdPerHour, utilization }, at) => {
      const offer = scenario.offers[at];
      if (count === 0 || offer === undefined) return [];
      const once = isBoughtOnce(scenario, offer) ? 'yes' : 'no';
      return [[view.case, offer.name, offer.gpu, count, usdPerHour, utilization, once]];
    }),
  );
  return [['case', 'offer', 'gpu', 'count', 'usdPerHour', 'utilization', 'boughtOnce'], ...rows];
}

/** Where each class goes in each period or future, one route a row. */
export function caseRouteRows(scenario: Scenario, document: PlanDocument): Rows {
  const plan = planOf(document);
  const rows = caseScenarios(scenario).flatMap(({ name }) =>
    planOfCase(plan, name).routes.map((route) => [name, route.class, route.offer, route.share]),
  );
  return [['case', 'class', 'offer', 'share'], ...rows];
}
