import { evaluate, type Planner, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';

/** What a planner said, and how long it took; that it threw is an answer, too. */
export interface Answer {
  readonly result: PlanResult | { readonly status: 'threw'; readonly reason: string };
  readonly ms: number;
}

/** Asks a planner for a proved optimum. */
export async function ask(planner: Planner, scenario: Scenario, options: PlanOptions): Promise<Answer> {
  const began = performance.now();
  const result = await planner.plan(scenario, { relativeGap: 0, ...options }).catch((cause: unknown) => {
    return { status: 'threw', reason: cause instanceof Error ? cause.message : String(cause) } as const;
  });
  return { result, ms: performance.now() - began };
}

/** USD/hour of the plan, as the judge reckons it; Infinity where there is none. */
export function costOf(scenario: Scenario, { result }: Answer): number {
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

/** USD/hour that no plan undercuts, as the planner claims: Infinity where it says that there is none. */
export function claimOf({ result }: Answer): number {
  switch (result.status) {
    case 'planned':
      return result.guarantee.kind === 'none' ? 0 : result.guarantee.atLeastUsdPerHour;
    case 'impossible':
      return Number.POSITIVE_INFINITY;
    case 'gave-up':
      return result.atLeastUsdPerHour ?? 0;
    case 'threw':
      return 0;
  }
}

/** Whether the planner says that nothing better exists. */
export function isProved({ result }: Answer): boolean {
  return result.status === 'planned' ? result.guarantee.kind === 'optimal' : result.status === 'impossible';
}
