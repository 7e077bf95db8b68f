import { evaluate, type Plan, type PlanDraft, planDocument, readScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import type { Task } from './task.ts';

/** Judges a plan from a file on the scenario as it stands. */
export const judge: Task<'judge'> = async ({ draft, plan, timeLimitMs }, answer, signal) => {
  const scenario = readScenario(draft, 'scenario');
  const routes = plan.routes ?? (await findRoutes(scenario, plan, { timeLimitMs, signal }));
  const result = { status: 'planned', plan: { replicas: plan.replicas, routes }, guarantee: { kind: 'none' } } as const;
  answer({ kind: 'planned', report: planDocument(scenario, 'file', result, 0) });
};

/** Routes with which exactly these replicas serve the scenario; none where there are none, and the judge then says so. */
async function findRoutes(
  scenario: Scenario,
  { replicas }: PlanDraft,
  options: { readonly timeLimitMs: number; readonly signal: AbortSignal },
): Promise<Plan['routes']> {
  const wrong = evaluate(scenario, { replicas, routes: [] }).violations.some(({ kind }) => kind !== 'unserved');
  if (wrong) return [];
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  const result = await exact().plan({ ...scenario, offers }, options);
  return result.status === 'planned' ? result.plan.routes : [];
}
