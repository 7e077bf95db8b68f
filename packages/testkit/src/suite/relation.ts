import { evaluate, type Planner, type PlanResult, type Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ScenarioFeatures } from '../features.ts';

/** What a suite is run with. */
export interface SuiteSettings {
  readonly planner: Planner;
  readonly features: ScenarioFeatures;
  readonly runs: number;
  readonly seed: number;
}

/** Checks a relation on random scenarios. A failure shows the smallest scenario that breaks it, and the seed. */
export async function holds(
  scenarios: fc.Arbitrary<Scenario>,
  { runs, seed }: SuiteSettings,
  relation: (scenario: Scenario) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(scenarios, relation), { numRuns: runs, seed });
}

/** What a plan costs, as the judge reckons it; Infinity where there is none. */
export function costOf(scenario: Scenario, result: PlanResult): number {
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

/** The proved cheapest cost; Infinity where there is proved to be no plan. Anything less than a proof is a failure. */
export async function optimum(planner: Planner, scenario: Scenario): Promise<number> {
  const result = await planner.plan(scenario);
  if (result.status === 'planned') expect(result.guarantee).toMatchObject({ kind: 'optimal' });
  else expect(result).toMatchObject({ status: 'impossible' });
  return costOf(scenario, result);
}

/** Equal costs, but for what solvers round. */
export function expectSameCost(cost: number, other: number): void {
  if (cost === other) return;
  expect(Math.abs(cost - other)).toBeLessThanOrEqual(slack(other));
}

/** A cost that is not above another, but for what solvers round. */
export function expectAtMost(cost: number, limit: number): void {
  expect(cost).toBeLessThanOrEqual(limit + slack(limit));
}

function slack(cost: number): number {
  return Number.isFinite(cost) ? 1e-6 * Math.max(1, cost) : 0;
}
