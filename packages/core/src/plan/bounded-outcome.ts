import type { Outcome } from '../scenario/objective.ts';
import type { PlanResult } from './plan.ts';

/** What a plan reaches of a goal other than the least cost, and what no plan surpasses, where that was proved. */
export type BoundedOutcome = Outcome & { readonly bound?: number };

type Proved = Pick<Extract<PlanResult, { status: 'planned' }>, 'objectiveBound' | 'priorityBounds'>;

/** What the judge found beside what the planner proved. */
export function boundedOutcome(outcome: Outcome, { objectiveBound, priorityBounds = [] }: Proved): BoundedOutcome {
  const bound = objectiveBound === undefined ? {} : { bound: objectiveBound };
  if (outcome.goal !== 'most-served' || outcome.priorities === undefined) return { ...outcome, ...bound };
  const bounds = new Map(priorityBounds.map((one) => [one.priority, one.bound]));
  const priorities = outcome.priorities.map((one) => {
    const most = bounds.get(one.priority);
    return most === undefined ? one : { ...one, bound: most };
  });
  return { ...outcome, priorities, ...bound };
}
