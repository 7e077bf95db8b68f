import { evaluate, type Plan, type PlanDraft, planDocument, readScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import type { Task } from './task.ts';

/** Judges a plan from a file on the scenario as it stands. */
export const judge: Task<'judge'> = async ({ draft, plan, timeLimitMs }, answer, signal) => {
  const scenario = readScenario(draft, 'scenario');
  const { replicas, routes, failovers, cases } = plan;
  const own =
    routes === undefined && cases === undefined
      ? undefined
      : {
          routes: routes ?? [],
          ...(failovers === undefined ? {} : { failovers }),
          ...(cases === undefined ? {} : { cases }),
        };
  const ways = own ?? (await findRoutes(scenario, plan, { timeLimitMs, signal }));
  const result = { status: 'planned', plan: { replicas, ...ways }, guarantee: { kind: 'none' } } as const;
  answer({ kind: 'planned', report: planDocument(scenario, 'file', result, 0) });
};

/** Routes with which exactly these replicas serve the scenario; none where there are none, and the judge then says so. */
async function findRoutes(
  scenario: Scenario,
  { replicas }: PlanDraft,
  options: { readonly timeLimitMs: number; readonly signal: AbortSignal },
): Promise<Pick<Plan, 'routes' | 'failovers'>> {
  if (scenario.periods !== undefined || scenario.futures !== undefined)
    throw new Error(
      'Counts alone do not say what runs in each period or future. Give the plan as fleetmix plan --json prints it.',
    );
  // Without routes nothing is served, now or after a loss; all else is wrong with the counts themselves.
  const isOfRoutes = new Set<string>(['unserved', 'survival']);
  const { violations } = evaluate(scenario, { replicas, routes: [] });
  if (violations.some(({ kind }) => !isOfRoutes.has(kind))) return { routes: [] };
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  const result = await exact().plan({ ...scenario, offers }, options);
  if (result.status !== 'planned') return { routes: [] };
  const { routes, failovers } = result.plan;
  return { routes, ...(failovers === undefined ? {} : { failovers }) };
}
