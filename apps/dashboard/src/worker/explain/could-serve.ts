import { evaluate, type PlanDocument, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { amount, percent, usd } from '../../text/figures.ts';
import type { ToldPart } from '../../text/told.ts';

/** This side question may not take longer. */
const mostTimeMs = 10_000;
/** Less than this of what is asked for is no way out. */
const leastShare = 0.001;

/** What can be served where not all can: as a way out, where the scenario asks for nothing that does not go with that goal. */
export async function couldServe(
  scenario: Scenario,
  { status }: PlanDocument,
  signal: AbortSignal,
): Promise<readonly ToldPart[]> {
  const { objective, survive, prefer, periods, futures } = scenario;
  const isPlain = [survive, prefer, periods, futures].every((one) => one === undefined);
  if (status !== 'impossible' || !isPlain || (objective?.goal ?? 'least-cost') !== 'least-cost') return [];
  const partial: Scenario = { ...scenario, objective: { goal: 'most-served' } };
  const result = await exact().plan(partial, { timeLimitMs: mostTimeMs, signal });
  if (result.status !== 'planned') return [];
  const { objective: reached, usdPerHour } = evaluate(partial, result.plan);
  if (reached?.goal !== 'most-served' || reached.served < leastShare * reached.asked) return [];
  const { served, asked } = reached;
  const least = result.guarantee.kind === 'optimal' ? '' : 'at least ';
  const share = `${amount(served)} of ${amount(asked)} (${percent(served / asked, 1)})`;
  return [
    {
      kind: 'text',
      text: `Or serve what can be: the goal “the most that a budget can serve”, without a budget, serves ${least}${share} for ${usd(usdPerHour)} USD/hour, and says who is left out.`,
    },
  ];
}
