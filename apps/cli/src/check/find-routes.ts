import {
  type CasePlan,
  evaluate,
  type ReplicaCount,
  type Route,
  type Scenario,
  type ViolationKind,
} from '@fleetmix/core';
import { exactPlanner } from '../extend/planners.ts';
import { limits } from '../plan/search.ts';

/** Routes for given replicas: from the plan itself, found, proved not to exist, or not searched to the end. */
export type Found =
  | ({ readonly status: 'given' | 'found' } & Routes)
  | ({ readonly status: 'none' | 'gave-up'; readonly reason: string } & Routes);

interface Routes {
  readonly routes: readonly Route[];
  /** Of a scenario with periods or futures: the routes of each. */
  readonly cases?: readonly CasePlan[];
}

/** Looks for routes with which exactly these replicas serve the scenario. */
export async function findRoutes(
  scenario: Scenario,
  replicas: readonly ReplicaCount[],
  request: { readonly solver: string; readonly timeLimitMs?: number | undefined },
): Promise<Found> {
  if (countsAreWrong(scenario, replicas)) return none('no routes were looked for, because the counts are wrong.');
  const planner = await exactPlanner(request.solver);
  const result = await planner.plan(fixed(scenario, replicas), limits({ ...request, relativeGap: undefined }));
  if (result.status === 'planned') {
    const { routes, cases } = result.plan;
    // The replicas are the same in every case: nothing is added to them.
    return { status: 'found', routes, ...(cases && { cases: cases.map((one) => ({ ...one, replicas: [] })) }) };
  }
  if (result.status === 'gave-up') return { status: 'gave-up', routes: [], reason: result.reason };
  return none('no routes exist with which these replicas serve every class: rent more, or others.');
}

/** Rules that a plan breaks whatever its routes are. */
const countRules: readonly ViolationKind[] = ['unknown-name', 'duplicate', 'count', 'replica-bounds', 'stock'];

function countsAreWrong(scenario: Scenario, replicas: readonly ReplicaCount[]): boolean {
  return evaluate(scenario, { replicas, routes: [] }).violations.some(({ kind }) => countRules.includes(kind));
}

/** The same scenario with the number of every offer's replicas given, so that only routes are left to choose. */
function fixed(scenario: Scenario, replicas: readonly ReplicaCount[]): Scenario {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  return { ...scenario, offers };
}

function none(reason: string): Found {
  return { status: 'none', routes: [], reason };
}
