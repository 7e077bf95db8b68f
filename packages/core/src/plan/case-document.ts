import type { OfferUse } from '../judge/evaluate.ts';
import type { CaseEvaluation, StartUse } from '../judge/judge-cases.ts';
import { planOfCase } from '../scenario/case-scenarios.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Plan, ReplicaCount } from './plan.ts';
import { type ReplicaDocument, type RouteDocument, replicaDocuments, sourcedRoutes } from './replica-document.ts';

/** What a plan has in a period or a future, as plain data. */
export interface CaseDocument {
  readonly case: string;
  /** Hours of a period, weight of a future. */
  readonly weight: number;
  /** Cost of all that is rented in this case, what is bought once included, starts not. */
  readonly usdPerHour: number;
  /** What it rents besides what is bought once. */
  readonly replicas: readonly ReplicaDocument[];
  readonly routes: readonly RouteDocument[];
  /** What is started for a period, and what that costs; absent where nothing is. */
  readonly starts?: readonly StartUse[];
  /** False where a future is not fully served; absent where it is. */
  readonly isServed?: false;
}

/** Each case of a plan, as the judge found it. */
export function caseDocuments(
  scenario: Scenario,
  plan: Plan,
  cases: readonly CaseEvaluation[],
): readonly CaseDocument[] {
  return cases.map(({ case: name, weight, evaluation, starts, isServed }) => {
    const routes = sourcedRoutes(scenario, planOfCase(plan, name).routes);
    const added = plan.cases?.find((one) => one.case === name)?.replicas ?? [];
    return {
      case: name,
      weight,
      usdPerHour: evaluation.usdPerHour,
      replicas: replicaDocuments(scenario, usesOf(added, evaluation.offers), routes),
      routes,
      ...(starts.length === 0 ? {} : { starts }),
      ...(isServed ? {} : { isServed }),
    };
  });
}

/** The part that some replicas have of how all replicas of their offers are used. */
export function usesOf(replicas: readonly ReplicaCount[], uses: readonly OfferUse[]): readonly OfferUse[] {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  return uses.map((use) => {
    const count = counts.get(use.offer) ?? 0;
    const part = use.count > 0 ? count / use.count : 0;
    return { ...use, count, usdPerHour: Number((use.usdPerHour * part).toPrecision(14)), load: use.load * part };
  });
}
