import { caseScenarios, derated, hasCases, isDisaggregated, type Scenario } from '@fleetmix/core';
import { limitsAsStock } from './limits-as-stock.ts';

/**
 * Whether the exact planner leaves a scenario to a solver, or may: what the built-in engine does not take. A solver holds its
 * thread until it ends, so that neither timers nor signals arrive meanwhile.
 */
export async function needsSolver(scenario: Scenario): Promise<boolean> {
  const { options, objective, survive, offers } = scenario;
  if (options.sharing === 'per-class' || options.slices !== 'none' || survive !== undefined) return true;
  if (objective !== undefined && !enginesGoals.includes(objective.goal)) return true;
  if (isDisaggregated(scenario) || offers.some(({ isNode }) => isNode === true)) return true;
  if (!hasCases(scenario)) return limitsAsStock(derated(scenario)) === undefined;
  const { commitmentOf } = await import('./cases/commitments/commitment.ts');
  return commitmentOf(scenario, caseScenarios(scenario)) === undefined;
}

/** Reached by plans of the least cost; the others are models of their own. */
const enginesGoals: readonly string[] = ['least-cost', 'shortest-makespan'];
