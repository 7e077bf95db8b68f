import { evaluate, type PlanDocument, type Scenario } from '@fleetmix/core';
import { exactPlanner } from '../extend/planners.ts';
import { percent, usd, whole } from '../output/figures.ts';
import type { SearchRequest } from './search.ts';

/** What the goal most-served would serve, in weight x demand, where not all can be served. */
export interface CouldServe {
  readonly served: number;
  readonly asked: number;
  readonly usdPerHour: number;
  /** Whether no plan serves more. */
  readonly isProved: boolean;
}

/** The answer to "no plan exists" is not looked for longer than this. */
const mostTimeMs = 10_000;
/** Less than this of what is asked for is no way out. */
const leastShare = 0.001;

/**
 * What can be served where a scenario was proved to have no plan; undefined where there is one, where the scenario asks for
 * what does not go with that goal, or where hardly anything can be.
 */
export async function couldServe(
  scenario: Scenario,
  { status }: PlanDocument,
  { solver, timeLimitMs = mostTimeMs }: SearchRequest,
): Promise<CouldServe | undefined> {
  if (status !== 'impossible' || !mayBePartial(scenario)) return undefined;
  const partial: Scenario = { ...scenario, objective: { goal: 'most-served' } };
  const planner = await exactPlanner(solver);
  const result = await planner.plan(partial, { timeLimitMs: Math.min(timeLimitMs, mostTimeMs) });
  if (result.status !== 'planned') return undefined;
  const { objective, usdPerHour } = evaluate(partial, result.plan);
  if (objective?.goal !== 'most-served' || objective.served < leastShare * objective.asked) return undefined;
  const { served, asked } = objective;
  return { served, asked, usdPerHour, isProved: result.guarantee.kind === 'optimal' };
}

/** Losses, preferences and cases go with the least cost alone. */
function mayBePartial({ objective, survive, prefer, periods, futures }: Scenario): boolean {
  const isPlain = [survive, prefer, periods, futures].every((one) => one === undefined);
  return isPlain && (objective === undefined || objective.goal === 'least-cost');
}

/** The same as a remedy. */
export function couldServeText({ workload }: Scenario, { served, asked, usdPerHour, isProved }: CouldServe): string {
  const isWeighted = workload.classes.some(({ weight = 1 }) => weight !== 1);
  const amount = (value: number) => whole(Number(value.toPrecision(6)));
  const unit = isWeighted ? '' : ` ${workload.unit}`;
  const how = isWeighted ? ", by the classes' weights" : '';
  const least = isProved ? '' : 'at least ';
  return `Or serve what can be: --goal most-served serves ${least}${amount(served)} of ${amount(asked)}${unit} (${percent(served / asked, 1)})${how} for ${usd(usdPerHour)} USD/hour, and says who is left out.`;
}
