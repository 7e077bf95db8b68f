import { caseScenarios, evaluate, type Plan, type PlanOptions, planOfCase, type Scenario } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { planMostServed } from '../objectives/most-served.ts';
import type { LeastCost } from '../objectives/plan-for-objective.ts';
import { planWithSolver } from '../plan-with-solver.ts';

/** The same fleet, which in futures that are not fully served serves as much as it can, by the classes' priorities and weights. */
export async function serveFailed(
  scenario: Scenario,
  plan: Plan,
  solver: Solver,
  remaining: () => PlanOptions,
): Promise<Plan> {
  const failed = (evaluate(scenario, plan).cases ?? []).filter(({ isServed }) => !isServed);
  const leastCost: LeastCost = (given, options) => planWithSolver(given, solver, options);
  const routes = new Map<string, Plan['routes']>();
  for (const { case: name } of failed) {
    const own = caseScenarios(scenario).find((one) => one.name === name)?.scenario;
    if (own === undefined) continue;
    const served = await planMostServed(standing(own, planOfCase(plan, name)), solver, remaining(), leastCost);
    if (served.status === 'planned') routes.set(name, served.plan.routes);
  }
  const cases = plan.cases?.map((one) => ({ ...one, routes: routes.get(one.case) ?? one.routes })) ?? [];
  const better = { ...plan, cases };
  return evaluate(scenario, better).violations.length === 0 ? better : plan;
}

/** Just these replicas, and nothing asked but to serve. */
function standing({ limits: _, ...scenario }: Scenario, plan: Plan): Scenario {
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  return { ...scenario, offers, stock: new Map(), objective: { goal: 'most-served' } };
}
