import type { PlanDocument } from '@fleetmix/core';

type Reached = Pick<PlanDocument, 'usdPerHour' | 'objective'>;

/** Measures of a goal that differ by less, relatively, are the same: what a search over them may be wrong by. */
const sameMeasure = 5e-6;

/**
 * By how much a plan falls short of another: (its measure - the other's) / the other's, of the first measure of the goal in
 * which they differ; below 0 where it is the better one, 0 where they are equal in all but, perhaps, the price.
 */
export function shortOf(plan: Reached, best: Reached): number {
  const [own, other] = [measuresOf(plan), measuresOf(best)];
  for (const [at, measure] of own.entries()) {
    const least = other[at] as number;
    const apart = (measure - least) / (Math.abs(least) || 1);
    if (Math.abs(apart) > sameMeasure) return apart;
  }
  return 0;
}

/** The plan that reaches most of the goal, the cheapest of several; undefined where there is none. */
export function bestOf<Plan extends Reached>(plans: readonly Plan[]): Plan | undefined {
  return plans.reduce<Plan | undefined>((best, plan) => {
    if (best === undefined) return plan;
    const apart = shortOf(plan, best) || (plan.usdPerHour ?? 0) - (best.usdPerHour ?? 0);
    return apart < 0 ? plan : best;
  }, undefined);
}

/** What the goal measures a plan by, the most important first; less is better. */
function measuresOf({ usdPerHour = 0, objective }: Reached): readonly number[] {
  switch (objective?.goal) {
    case 'most-served':
      return (objective.priorities ?? [objective]).map(({ served }) => -served);
    case 'shortest-makespan':
      return [objective.makespanSeconds];
    case 'least-power':
      return [objective.kilowatts];
    case 'least-carbon':
      return [objective.kgCo2ePerHour];
    default:
      return [usdPerHour];
  }
}
