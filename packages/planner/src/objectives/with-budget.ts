import type { Scenario } from '@fleetmix/core';

/** The scenario with the budget of its objective, where it has one, as one more limit. */
export function withBudget(scenario: Scenario): Scenario {
  const { objective, limits = [] } = scenario;
  if (objective === undefined || objective.goal === 'least-cost') return scenario;
  const atMost = objective.budgetUsdPerHour;
  if (atMost === undefined) return scenario;
  return { ...scenario, limits: [...limits, { name: 'budget', unit: 'usdPerHour', atMost }] };
}
