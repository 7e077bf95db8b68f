import type { PlanOptions, PlanResult, Scenario } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { gaveUp } from '../plan-with-solver.ts';
import { type Cheapest, cheapestService } from './cheapest-service.ts';
import { type Climbed, climb } from './climb.ts';
import type { LeastCost } from './plan-for-objective.ts';
import { askedBy, sameShare } from './served-fleet.ts';
import { withoutDominated } from './without-dominated.ts';

/**
 * The most that stock, limits and the budget serve, priority by priority: max sum_b w_b r_b sum_c x_bc over the classes b of
 * the first, then, with that kept, of the second, and so on. Then the least that so much costs.
 */
export async function planMostServed(
  scenario: Scenario,
  solver: Solver,
  options: PlanOptions,
  leastCost: LeastCost,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const means = { solver, leastCost, remaining: countdown(options) };
  const reduced = withoutDominated(scenario);
  const climbed = await climb(reduced, means, options);
  if ('status' in climbed) return climbed;
  const cheapest = await cheapestService(reduced, climbed, means);
  return concluded(reduced, climbed, cheapest);
}

function concluded(
  scenario: Scenario,
  { bounds }: Climbed,
  { fleet, atLeastUsdPerHour, solver }: Cheapest,
): PlanResult {
  const asked = askedBy(scenario);
  const levels = [...bounds].map(([priority, proved]) => {
    const share = fleet.shares.get(priority) ?? 0;
    const most = Math.max(share, proved);
    const gap = most > 0 ? (most - share) / most : 0;
    const relativeGap = gap <= 2 * sameShare ? 0 : gap;
    return { priority, relativeGap, bound: (asked.get(priority) ?? 0) * (relativeGap === 0 ? share : most) };
  });
  const relativeGap = Math.max(...levels.map((level) => level.relativeGap));
  const [{ bound }, second] = levels as [(typeof levels)[number], ...typeof levels];
  return {
    status: 'planned',
    plan: fleet.plan,
    guarantee: { kind: relativeGap === 0 ? 'optimal' : 'bounded', relativeGap, atLeastUsdPerHour },
    ...(second === undefined
      ? { objectiveBound: bound }
      : { priorityBounds: levels.map((level) => ({ priority: level.priority, bound: level.bound })) }),
    solver,
  };
}
