import type { Outcome } from './objective.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import { exceeds, relativeTolerance } from './tolerance.ts';
import type { Violation } from './violation.ts';

/** What a plan reaches of the scenario's goal; undefined where that is the least cost. */
export function outcomeOf(
  scenario: Scenario,
  plan: Plan,
  loads: readonly number[],
  counts: readonly number[],
): Outcome | undefined {
  switch (scenario.objective?.goal) {
    case 'most-served':
      return servedBy(scenario, plan);
    case 'shortest-makespan':
      return { goal: 'shortest-makespan', makespanSeconds: makespan(loads, counts) };
    default:
      return undefined;
  }
}

/** A cost beyond the objective's budget. */
export function overspent({ objective }: Scenario, usdPerHour: number): readonly Violation[] {
  if (objective === undefined || objective.goal === 'least-cost' || !exceeds(usdPerHour, objective.budgetUsdPerHour))
    return [];
  const message = `the fleet costs ${usdPerHour} USD/hour; the budget is ${objective.budgetUsdPerHour}.`;
  return [{ kind: 'budget', message }];
}

function servedBy({ workload }: Scenario, { routes }: Plan): Outcome {
  const shares = new Map<string, number>();
  for (const route of routes) shares.set(route.class, (shares.get(route.class) ?? 0) + route.share);
  const classes = workload.classes.map(({ name, demand, weight = 1 }) => {
    const share = Math.min(1, shares.get(name) ?? 0);
    return { class: name, left: 1 - share, demand, served: weight * demand * share, asked: weight * demand };
  });
  return {
    goal: 'most-served',
    served: classes.reduce((sum, { served }) => sum + served, 0),
    asked: classes.reduce((sum, { asked }) => sum + asked, 0),
    unserved: classes
      .filter(({ left, demand }) => demand > 0 && left > relativeTolerance)
      .map(({ class: name, left, demand }) => ({ class: name, share: left, demand: left * demand })),
  };
}

/** Loads are replica-seconds here; what lies on an offer without replicas is a violation of its own. */
function makespan(loads: readonly number[], counts: readonly number[]): number {
  return loads.reduce((most, load, at) => Math.max(most, load > 0 ? load / Math.max(1, counts[at] ?? 0) : 0), 0);
}
