import { evaluate, type Plan, prioritiesOf, type Scenario } from '@fleetmix/core';
import type { Solution } from '@fleetmix/solvers';
import { decode } from '../decode.ts';
import type { Climbed } from './climb.ts';
import { kept, solveKeeping } from './keeping.ts';
import { type ServedFleet, sameShare, servedFleet, serves } from './served-fleet.ts';
import type { Means } from './service-means.ts';
import { withBudget } from './with-budget.ts';

/** A fleet, what plans that are as good cost at least, and who proved that. */
export interface Cheapest {
  readonly fleet: ServedFleet;
  readonly atLeastUsdPerHour: number;
  readonly solver: string;
}

/** The least that so much service costs. */
export async function cheapestService(scenario: Scenario, climbed: Climbed, means: Means): Promise<Cheapest> {
  const { solver, remaining } = means;
  const { best } = climbed;
  const whole = [...best.shares.values()].every((share) => share >= 1 - sameShare)
    ? await cheapestOfAll(scenario, climbed, means)
    : undefined;
  if (whole !== undefined) return whole;
  const limited = withBudget(scenario);
  const { model, solution } = await solveKeeping(limited, 'least-cost', best.shares, solver, () => ({
    ...remaining(),
    relativeGap: 0,
  }));
  const found =
    'point' in solution ? await refilled(scenario, decode(limited, model, solution.point), solution, means) : best;
  const fleet = serves(found, best.shares) && found.usdPerHour <= best.usdPerHour ? found : best;
  const proved = solution.status === 'optimal' ? fleet.usdPerHour : (solution.bound ?? 0) * model.usdPerHourOfObjective;
  const atLeastUsdPerHour = Math.max(0, Math.min(fleet.usdPerHour, proved));
  return { fleet, atLeastUsdPerHour, solver: solver.name };
}

/** Where all can be served, the least cost is the plain one; undefined where what rounding let pass cannot quite. */
async function cheapestOfAll(
  scenario: Scenario,
  { best, solver }: Climbed,
  { leastCost, remaining }: Means,
): Promise<Cheapest | undefined> {
  const { objective: _, ...plain } = scenario;
  const result = await leastCost(plain, remaining());
  if (result.status !== 'planned' || evaluate(scenario, result.plan).violations.length > 0) return undefined;
  const { usdPerHour } = evaluate(scenario, result.plan);
  if (usdPerHour > best.usdPerHour) return undefined;
  const shares = new Map([...best.shares.keys()].map((priority) => [priority, 1]));
  const atLeastUsdPerHour = result.guarantee.kind === 'none' ? 0 : result.guarantee.atLeastUsdPerHour;
  return { fleet: { plan: result.plan, usdPerHour, shares }, atLeastUsdPerHour, solver: result.solver ?? solver };
}

/**
 * What the plan's fleet serves at most: the cheapest may have been found with less, by what was allowed for rounding. As it is
 * where the solver does not get through all priorities.
 */
async function refilled(scenario: Scenario, plan: Plan, solution: Solution, { solver, remaining }: Means) {
  const given = servedFleet(scenario, plan, solution);
  const fixed = withBudget(rentingJust(scenario, plan));
  const priorities = prioritiesOf(scenario);
  let best: ServedFleet | undefined;
  for (const [at, priority] of priorities.entries()) {
    const before = kept(best?.shares, priorities.slice(0, at));
    const { model, solution: routed } = await solveKeeping(fixed, priority, before, solver, () => ({
      ...remaining(),
      relativeGap: 0,
    }));
    if (!('point' in routed)) return given;
    best = servedFleet(scenario, decode(fixed, model, routed.point), routed);
  }
  // More is served, if anything, but not by dearer ways.
  return best !== undefined && serves(best, given.shares) && best.usdPerHour <= given.usdPerHour ? best : given;
}

/** The scenario in which the plan's replicas are rented, no more and no fewer. */
function rentingJust(scenario: Scenario, { replicas }: Plan): Scenario {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  return { ...scenario, offers };
}
