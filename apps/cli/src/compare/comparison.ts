import type { PlanDocument, Scenario } from '@fleetmix/core';

/** One planner's result beside the others. */
export interface Compared extends Omit<PlanDocument, 'routes' | 'scenario' | 'notices'> {
  /** (cost - cheapest) / cheapest, of plans that hold; null where there is no plan that holds. */
  readonly aboveBest: number | null;
}

/** What `fleetmix compare --json` prints. */
export interface Comparison {
  readonly scenario: string;
  /** Cost of the cheapest plan that holds; null where none was found. */
  readonly bestUsdPerHour: number | null;
  readonly results: readonly Compared[];
  readonly notices?: readonly string[];
}

/** Puts results side by side, measured against the cheapest plan that breaks no rule. */
export function comparison(scenario: Scenario, documents: readonly PlanDocument[]): Comparison {
  const best = Math.min(...documents.filter(holds).map(({ usdPerHour = 0 }) => usdPerHour));
  return {
    scenario: scenario.name,
    bestUsdPerHour: Number.isFinite(best) ? best : null,
    results: documents.map(({ routes: _, scenario: __, notices: ___, ...document }) => ({
      ...document,
      aboveBest: holds(document) ? aboveBest(document.usdPerHour ?? 0, best) : null,
    })),
    ...(scenario.notices.length > 0 ? { notices: scenario.notices } : {}),
  };
}

/** Whether there is a plan, and it breaks no rule. */
export function holds({ status, violations = [] }: Pick<PlanDocument, 'status' | 'violations'>): boolean {
  return status === 'planned' && violations.length === 0;
}

function aboveBest(usdPerHour: number, best: number): number {
  return usdPerHour === best ? 0 : (usdPerHour - best) / best;
}
