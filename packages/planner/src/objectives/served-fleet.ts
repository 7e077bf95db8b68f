import { evaluate, type Outcome, type Plan, prioritiesOf, type Scenario } from '@fleetmix/core';
import type { Solution } from '@fleetmix/solvers';
import { brokenPlan } from '../plan-with-solver.ts';

/** Two shares of what is asked for that differ by less are the same: what a solver may be wrong by. */
export const sameShare = 1e-6;

/** A plan that holds, and which share of what is asked for it serves of each priority, by weight. */
export interface ServedFleet {
  readonly plan: Plan;
  readonly usdPerHour: number;
  readonly shares: ReadonlyMap<number, number>;
}

/**
 * A solver's plan, judged.
 * @throws Error where the judge refuses it
 */
export function servedFleet(scenario: Scenario, plan: Plan, solution: Solution): ServedFleet {
  const { usdPerHour, objective, violations } = evaluate(scenario, plan);
  if (violations.length > 0 || objective?.goal !== 'most-served') throw brokenPlan(scenario, solution, violations);
  const shares = levels(scenario, objective).map(({ priority, served, asked }) => [priority, served / asked] as const);
  return { plan, usdPerHour, shares: new Map(shares) };
}

/** What is asked for of each priority, in weight x demand, the most important first. */
export function askedBy(scenario: Scenario): ReadonlyMap<number, number> {
  const { objective } = evaluate(scenario, { replicas: [], routes: [] });
  if (objective?.goal !== 'most-served') throw new TypeError(`"${scenario.name}" has another goal than most-served.`);
  return new Map(levels(scenario, objective).map(({ priority, asked }) => [priority, asked]));
}

function levels(scenario: Scenario, outcome: Extract<Outcome, { goal: 'most-served' }>) {
  const { served, asked, priorities } = outcome;
  return priorities ?? prioritiesOf(scenario).map((priority) => ({ priority, served, asked }));
}

/** Whether a fleet serves as much of every priority as it must, but for what a solver may be wrong by. */
export function serves({ shares }: ServedFleet, kept: ReadonlyMap<number, number>): boolean {
  return [...kept].every(([priority, share]) => (shares.get(priority) ?? 0) >= share - 2 * sameShare);
}
