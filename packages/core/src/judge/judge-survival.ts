import type { Plan } from '../plan/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { countsAfter, lossesOf, lossName } from '../scenario/survival.ts';
import type { Violation } from './violation.ts';

/** Finds what is wrong with routes on so many replicas. */
export type JudgeRoutes = (plan: Plan, counts: readonly number[]) => readonly Violation[];

/**
 * Losses after which not all demand is served. A plan says how it goes on: `failovers` hold the routes after a loss; where
 * there is none for it, the plan's own must do. Trusts nothing: each is judged on what the loss leaves.
 */
export function findSurvivalViolations(
  scenario: Scenario,
  plan: Plan,
  counts: readonly number[],
  judge: JudgeRoutes,
): readonly Violation[] {
  const losses = lossesOf(scenario);
  if (losses.length === 0) return [];
  const routes = new Map((plan.failovers ?? []).map((failover) => [failover.lost, failover.routes]));
  return losses.flatMap((loss): readonly Violation[] => {
    const left = countsAfter(loss, counts);
    if (left === undefined) return [];
    const after = { replicas: plan.replicas, routes: routes.get(loss.lost) ?? plan.routes };
    const [first, ...others] = judge(after, left);
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    return [{ kind: 'survival', message: `without ${lossName(loss)}: ${first.message}${more}` }];
  });
}
