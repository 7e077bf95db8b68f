import { casesPicture, type DrawnCases, type Picture } from '@fleetmix/charts';
import { isBoughtOnce, type Scenario } from '@fleetmix/core';
import type { ToldPlan } from '../explain/told-plan.ts';
import { percent } from '../output/figures.ts';
import { caseViews } from './case-view.ts';
import { planOf } from './plan-of.ts';

/** The picture of a plan for periods or futures. */
export function casePicture(scenario: Scenario, document: ToldPlan): Picture {
  const { usdPerHour = 0, commitment, robustness } = document;
  const views = caseViews(scenario, planOf(document));
  const rented = scenario.offers.flatMap((offer, at) =>
    views.some(({ evaluation }) => (evaluation.offers[at]?.count ?? 0) > 0)
      ? [{ at, name: offer.name, isBoughtOnce: isBoughtOnce(scenario, offer) }]
      : [],
  );
  const offers = rented.toSorted((one, other) => Number(other.isBoughtOnce) - Number(one.isBoughtOnce));
  const rent = commitment?.rentedUsdPerHour ?? undefined;
  const drawn: DrawnCases = {
    scenario: scenario.name,
    kind: scenario.periods === undefined ? 'futures' : 'periods',
    usdPerHour,
    unit: scenario.workload.unit,
    ...(rent === undefined || rent <= usdPerHour
      ? {}
      : { note: `reserving saves ${percent(1 - usdPerHour / rent, 1)} against renting everything` }),
    offers,
    cases: views.map((view) => ({
      name: view.case,
      demand: view.demand,
      replicas: offers.map(({ at }) => view.evaluation.offers[at]?.count ?? 0),
      usdPerHour: offers.map(({ at }) => view.evaluation.offers[at]?.usdPerHour ?? 0),
    })),
    ...(robustness === undefined
      ? {}
      : {
          robustness: { points: robustness.points, upToShare: robustness.upToShare },
        }),
  };
  return casesPicture(drawn);
}
