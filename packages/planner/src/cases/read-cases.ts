import { type CasePlan, isBoughtOnce, type Plan, type ReplicaCount, type Scenario } from '@fleetmix/core';
import { decode } from '../decode.ts';
import type { CaseModel, CasePart } from './case-model.ts';

/** Reads a point of the extensive form as a plan: what is bought once, and what each case adds and routes. */
export function readCases(scenario: Scenario, { model, parts }: CaseModel, point: ArrayLike<number>): Plan {
  const plans = parts.map((part) => ({ part, plan: planOf(part, model, point) }));
  return composed(
    scenario,
    plans.map(({ part, plan }) => ({ name: part.of.name, plan })),
  );
}

/** The plan whose cases are these ordinary plans; of what is bought once, they must have the same counts. */
export function composed(scenario: Scenario, plans: readonly { readonly name: string; readonly plan: Plan }[]): Plan {
  const once = new Set(scenario.offers.filter((offer) => isBoughtOnce(scenario, offer)).map(({ name }) => name));
  const isOnce = ({ offer }: ReplicaCount) => once.has(offer);
  return {
    replicas: plans[0]?.plan.replicas.filter(isOnce) ?? [],
    routes: [],
    cases: plans.map(
      ({ name, plan }): CasePlan => ({
        case: name,
        replicas: plan.replicas.filter((one) => !isOnce(one)),
        routes: plan.routes,
      }),
    ),
  };
}

function planOf({ of, replicas, divisions, failure }: CasePart, model: CaseModel['model'], point: ArrayLike<number>) {
  const isPartial = failure !== undefined && Math.round(point[failure] ?? 0) === 1;
  return decode(of.scenario, { model, replicas, divisions, isPartial, usdPerHourOfObjective: 1 }, point);
}
