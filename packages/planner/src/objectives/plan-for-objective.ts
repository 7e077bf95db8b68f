import { hasCases, isDisaggregated, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import { highs, type Solver } from '@fleetmix/solvers';
import { gaveUp } from '../plan-with-solver.ts';

/** Plans the least cost, whatever the scenario's objective. */
export type LeastCost = (scenario: Scenario, options: PlanOptions) => Promise<PlanResult>;

/** Why offers that do half of a request are not planned for, in a sentence; undefined where they are, or there are none. */
function poolRefusal(scenario: Scenario): string | undefined {
  if (!isDisaggregated(scenario) || scenario.objective?.goal !== 'shortest-makespan') return undefined;
  return 'Some offers prefill or decode alone, and batches (the goal shortest-makespan) are planned for offers that serve requests whole. Remove the roles and the pools, or choose another goal.';
}

/** One instance for all calls: loading it takes longer than most of them. */
const fallback = highs();

/**
 * Plans for the goal that the scenario names. What plans for other goals than the least cost is loaded when it is asked for:
 * pages begin without it.
 * @param given for what the least cost is no help with; HiGHS where absent
 */
export async function planForObjective(
  scenario: Scenario,
  options: PlanOptions,
  leastCost: LeastCost,
  given?: Solver,
): Promise<PlanResult> {
  const { objective } = scenario;
  const solver = given ?? fallback;
  const refusal = poolRefusal(scenario);
  if (refusal !== undefined) return gaveUp(solver, refusal);
  if (hasCases(scenario)) {
    const { planCases } = await import('../cases/plan-cases.ts');
    return planCases(scenario, solver, given === undefined, options);
  }
  switch (objective?.goal) {
    case 'most-served':
      return (await import('./most-served.ts')).planMostServed(scenario, solver, options, leastCost);
    case 'shortest-makespan':
      return (await import('./shortest-makespan.ts')).planShortestMakespan(scenario, objective.budgetUsdPerHour, {
        leastCost,
        solver,
        options,
      });
    case 'least-power':
    case 'least-carbon':
      return (await import('./least-power.ts')).planLeastPower(scenario, objective.goal, solver, options);
    default:
      return planLeastCost(scenario, options, leastCost, solver);
  }
}

async function planLeastCost(
  scenario: Scenario,
  options: PlanOptions,
  leastCost: LeastCost,
  solver: Solver,
): Promise<PlanResult> {
  const cheapest: LeastCost =
    scenario.survive === undefined
      ? leastCost
      : async (given, limits) => {
          const { planSurviving } = await import('../survival/plan-surviving.ts');
          return withCounts(await planSurviving(given, solver, limits));
        };
  if (scenario.prefer === undefined || scenario.prefer.length === 0) return cheapest(scenario, options);
  return (await import('./preferring.ts')).planPreferred(scenario, cheapest, solver, options);
}

/** The engine cannot take losses: that is counted among the fallbacks. */
function withCounts(result: PlanResult): PlanResult {
  return { ...result, counts: { fallbacks: 1, survivalFallbacks: 1 } };
}
