import { type CaseEvaluation, caseScenarios, evaluate, type Plan, planOfCase, type Scenario } from '@fleetmix/core';

/** A period or a future of a plan, as people ask about it. */
export interface CaseView extends CaseEvaluation {
  /** Of all classes together, in the workload's unit. */
  readonly demand: number;
  /** Share of that demand that is routed, 0 to 1. */
  readonly served: number;
  /** What a period costs from its beginning to its end, starts included; what a future costs in an hour. */
  readonly usd: number;
}

/** The cases of a plan as the judge found them, with their demand; none of an ordinary scenario. */
export function caseViews(scenario: Scenario, plan: Plan): readonly CaseView[] {
  const { cases = [] } = evaluate(scenario, plan);
  return caseScenarios(scenario).map(({ name, scenario: own }, at): CaseView => {
    const found = cases[at] as CaseEvaluation;
    const { classes } = own.workload;
    const demand = classes.reduce((sum, one) => sum + one.demand, 0);
    const byClass = new Map(classes.map((one) => [one.name, one.demand]));
    const routed = planOfCase(plan, name).routes.reduce(
      (sum, route) => sum + route.share * (byClass.get(route.class) ?? 0),
      0,
    );
    const usdOfStarts = found.starts.reduce((sum, { usd }) => sum + usd, 0);
    const hours = scenario.periods === undefined ? 1 : found.weight;
    return {
      ...found,
      demand,
      served: demand > 0 ? Math.min(1, routed / demand) : 1,
      usd: found.evaluation.usdPerHour * hours + usdOfStarts,
    };
  });
}

/** Mean demand over hours or weights, and its lowest and highest. */
export function demandRange(scenario: Scenario): {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
} {
  const demands = caseScenarios(scenario).map(({ share, scenario: own }) => ({
    share,
    demand: own.workload.classes.reduce((sum, one) => sum + one.demand, 0),
  }));
  return {
    mean: demands.reduce((sum, { share, demand }) => sum + share * demand, 0),
    least: Math.min(...demands.map(({ demand }) => demand)),
    most: Math.max(...demands.map(({ demand }) => demand)),
  };
}

/** Hours of a round of periods. */
export function roundHours({ periods = [] }: Scenario): number {
  return periods.reduce((sum, { hours }) => sum + hours, 0);
}
