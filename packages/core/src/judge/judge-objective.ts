import type { Plan } from '../plan/plan.ts';
import type { LeftOut, Outcome } from '../scenario/objective.ts';
import { powerUse } from '../scenario/power.ts';
import { prioritiesOf, priorityOf } from '../scenario/priority.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RequestClass } from '../scenario/workload.ts';
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
    case 'least-power':
      return { goal: 'least-power', kilowatts: powerUse(scenario, counts).kilowatts ?? Number.NaN };
    case 'least-carbon':
      return { goal: 'least-carbon', kgCo2ePerHour: powerUse(scenario, counts).kgCo2ePerHour ?? Number.NaN };
    default:
      return undefined;
  }
}

/** A cost beyond the objective's budget. */
export function overspent({ objective }: Scenario, usdPerHour: number): readonly Violation[] {
  if (objective === undefined || objective.goal === 'least-cost') return [];
  const { budgetUsdPerHour } = objective;
  if (budgetUsdPerHour === undefined || !exceeds(usdPerHour, budgetUsdPerHour)) return [];
  const message = `the fleet costs ${usdPerHour} USD/hour; the budget is ${budgetUsdPerHour}.`;
  return [{ kind: 'budget', message }];
}

function servedBy(scenario: Scenario, { routes }: Plan): Outcome {
  const { workload } = scenario;
  const shares = new Map<string, number>();
  for (const route of routes) shares.set(route.class, (shares.get(route.class) ?? 0) + route.share);
  const classes = workload.classes.map((requestClass) => {
    const { name, demand, weight = 1 } = requestClass;
    const share = Math.min(1, shares.get(name) ?? 0);
    const priority = priorityOf(requestClass);
    return { requestClass, priority, left: 1 - share, served: weight * demand * share, asked: weight * demand };
  });
  const sums = (of: typeof classes) => ({
    served: of.reduce((sum, { served }) => sum + served, 0),
    asked: of.reduce((sum, { asked }) => sum + asked, 0),
  });
  const priorities = prioritiesOf(scenario);
  const isRanked = priorities.length > 1;
  const byPriority = priorities.map((priority) => ({
    priority,
    ...sums(classes.filter((one) => one.priority === priority)),
  }));
  return {
    goal: 'most-served',
    ...sums(classes),
    ...(isRanked ? { priorities: byPriority } : {}),
    unserved: classes
      .filter(({ left, requestClass }) => requestClass.demand > 0 && left > relativeTolerance)
      .sort((one, other) => one.priority - other.priority)
      .map(({ requestClass, left }) => leftOut(requestClass, left, isRanked)),
  };
}

function leftOut(requestClass: RequestClass, share: number, isRanked: boolean): LeftOut {
  const { name, model, demand } = requestClass;
  return {
    class: name,
    ...(model === undefined ? {} : { model }),
    ...(isRanked ? { priority: priorityOf(requestClass) } : {}),
    share,
    demand: share * demand,
  };
}

/** Loads are replica-seconds here; what lies on an offer without replicas is a violation of its own. */
function makespan(loads: readonly number[], counts: readonly number[]): number {
  return loads.reduce((most, load, at) => Math.max(most, load > 0 ? load / Math.max(1, counts[at] ?? 0) : 0), 0);
}
