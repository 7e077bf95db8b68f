import {
  gpuTypes,
  type Planner,
  type PlanOptions,
  type PlanResult,
  quoted,
  restrict,
  type Scenario,
  suggestion,
} from '@fleetmix/core';

/**
 * Fleets of one GPU type, all its sizes mixed, as `inner` plans them. What `inner` proves holds for that type alone, so the
 * guarantee is `none`; where it proves that the type cannot do it, the result is `gave-up` with `exhausted`.
 */
export function homogeneous(gpu: string, inner: Planner): Planner {
  return { name: `homogeneous:${gpu}`, plan: (scenario, options) => plan(gpu, inner, scenario, options) };
}

async function plan(gpu: string, inner: Planner, scenario: Scenario, options?: PlanOptions): Promise<PlanResult> {
  const obstacle = missingGpu(gpu, scenario) ?? foreignMinimum(gpu, scenario);
  if (obstacle !== undefined) return exhausted(gpu, obstacle);
  const result = await inner.plan(
    restrict(scenario, (offer) => offer.gpu === gpu),
    options,
  );
  const solver = result.solver === undefined ? {} : { solver: result.solver };
  switch (result.status) {
    case 'planned':
      return { ...result, guarantee: { kind: 'none' } };
    case 'impossible':
      return { ...exhausted(gpu, result.reason), ...solver };
    case 'gave-up':
      // A bound on the cost of this GPU type alone says nothing about the scenario, so it is left out.
      return { status: 'gave-up', reason: result.reason, exhausted: result.exhausted, ...solver };
  }
}

function missingGpu(gpu: string, scenario: Scenario): string | undefined {
  const known = gpuTypes(scenario);
  return known.includes(gpu) ? undefined : `no offer has that GPU.${suggestion(gpu, known)}`;
}

function foreignMinimum(gpu: string, { offers }: Scenario): string | undefined {
  const foreign = offers.find((offer) => offer.gpu !== gpu && (offer.minReplicas ?? 0) > 0);
  return (
    foreign && `the scenario asks for replicas of ${quoted(foreign.name)}, which is of another GPU, ${foreign.gpu}.`
  );
}

function exhausted(gpu: string, reason: string): PlanResult {
  return { status: 'gave-up', reason: `No fleet of ${gpu} alone serves this: ${reason}`, exhausted: true };
}
