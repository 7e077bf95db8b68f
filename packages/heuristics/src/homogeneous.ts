import { type Planner, type PlanOptions, type PlanResult, restrict, type Scenario } from '@fleetmix/core';

/**
 * Fleets of one GPU type, all its sizes mixed, as `inner` plans them. What `inner` proves holds for that type alone, so the
 * guarantee is `none`; where it proves that the type cannot do it, the result is `gave-up` with `exhausted`.
 */
export function homogeneous(gpu: string, inner: Planner): Planner {
  return { name: `homogeneous:${gpu}`, plan: (scenario, options) => plan(gpu, inner, scenario, options) };
}

async function plan(gpu: string, inner: Planner, scenario: Scenario, options?: PlanOptions): Promise<PlanResult> {
  const foreign = scenario.offers.find((offer) => offer.gpu !== gpu && (offer.minReplicas ?? 0) > 0);
  if (foreign !== undefined)
    return exhausted(gpu, `the scenario asks for replicas of ${foreign.name}, which is another GPU`);
  const only = restrict(scenario, (offer) => offer.gpu === gpu);
  if (only.offers.length === 0) return exhausted(gpu, 'no offer has that GPU');
  const result = await inner.plan(only, options);
  switch (result.status) {
    case 'planned':
      return { ...result, guarantee: { kind: 'none' } };
    case 'impossible':
      return { ...exhausted(gpu, result.reason), ...(result.solver === undefined ? {} : { solver: result.solver }) };
    case 'gave-up':
      return { status: 'gave-up', reason: result.reason, exhausted: result.exhausted };
  }
}

function exhausted(gpu: string, reason: string): PlanResult {
  return { status: 'gave-up', reason: `No fleet of ${gpu} alone serves this: ${reason}`, exhausted: true };
}
