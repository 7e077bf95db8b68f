import { caseScenarios, evaluate, type Plan, type PlanOptions, type Scenario } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { commitmentOf } from './commitments/commitment.ts';
import { planCommitments } from './commitments/plan-commitments.ts';
import { settleStarts } from './settle-starts.ts';

/** A plan that is good, and what no plan undercuts. */
export interface Settled {
  /** Absent where none was found that the judge accepts. */
  readonly plan?: Plan;
  readonly atLeastUsdPerHour: number;
}

/** Share of the time that it may take; the rest is the solver's. */
const shareOfTime = 0.4;
/** Cases x offers x classes from which a solver is slow enough for this to be worth its time. */
const large = 3000;

/**
 * Plans periods as if starts were free and rentals short, which no plan undercuts, and then settles its starts. For what is too large
 * for a solver to end in its time: undefined elsewhere, without a time limit, and of scenarios that something else couples.
 */
export async function planSettled(
  scenario: Scenario,
  solver: Solver,
  { timeLimitMs, relativeGap, signal }: PlanOptions,
): Promise<Settled | undefined> {
  const { periods = [], offers, workload } = scenario;
  if (timeLimitMs === undefined || periods.length * offers.length * workload.classes.length < large) return undefined;
  const { current: _, ...rest } = scenario;
  const free: Scenario = { ...rest, offers: offers.map(withoutStarts) };
  const commitment = commitmentOf(free, caseScenarios(free));
  const options = { timeLimitMs: timeLimitMs * shareOfTime, ...(signal === undefined ? {} : { signal }) };
  const found =
    commitment && (await planCommitments(commitment, solver, { ...options, relativeGap: relativeGap ?? 0 }));
  if (found === undefined) return undefined;
  const { plan, atLeastUsdPerHour } = found;
  const settled = plan && settleStarts(scenario, plan);
  const holds = settled !== undefined && evaluate(scenario, settled).violations.length === 0;
  return { ...(holds ? { plan: settled } : {}), atLeastUsdPerHour };
}

function withoutStarts({
  startupMinutes: _,
  usdPerStart: __,
  minRentalHours: ___,
  ...offer
}: Scenario['offers'][number]): Scenario['offers'][number] {
  return offer;
}
