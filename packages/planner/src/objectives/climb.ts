import { type PlanOptions, type PlanResult, prioritiesOf, type Scenario } from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { decode } from '../decode.ts';
import { diagnose } from '../diagnose.ts';
import { gaveUp, outOfTime } from '../plan-with-solver.ts';
import { kept, solveKeeping } from './keeping.ts';
import { type ServedFleet, servedFleet, serves } from './served-fleet.ts';
import type { Means } from './service-means.ts';
import { withBudget } from './with-budget.ts';

/** The best fleet by priority, its cost aside. */
export interface Climbed {
  readonly best: ServedFleet;
  /** Share of each priority that no plan surpasses, of those that serve as much of the priorities before it. */
  readonly bounds: ReadonlyMap<number, number>;
  readonly solver: string;
}

/** The best fleet, priority by priority; a result where there is none. */
export async function climb(
  scenario: Scenario,
  { solver, remaining }: Means,
  options: PlanOptions,
): Promise<Climbed | PlanResult> {
  const limited = withBudget(scenario);
  const priorities = prioritiesOf(scenario);
  const bounds = new Map<number, number>();
  let best: ServedFleet | undefined;
  for (const [at, priority] of priorities.entries()) {
    const before = kept(best?.shares, priorities.slice(0, at));
    // One part of the time for each priority that is left, and one for the cost.
    const parts = priorities.length - at + 1;
    const { model, solution } = await solveKeeping(limited, priority, before, solver, () => partOf(remaining(), parts));
    let share = best?.shares.get(priority) ?? 0;
    if ('point' in solution) {
      const found = servedFleet(scenario, decode(limited, model, solution.point), solution);
      share = found.shares.get(priority) ?? 0;
      if (best === undefined || serves(found, before)) best = found;
    } else if (best === undefined) {
      return solution.status === 'unknown'
        ? gaveUp(solver, outOfTime(solver, options, solution.limit))
        : nothingFits(limited, solver, remaining());
    }
    bounds.set(priority, provedShare(share, solution, options));
  }
  if (best === undefined) throw new TypeError(`"${scenario.name}" asks for nothing.`);
  return { best, bounds, solver: solver.name };
}

function partOf(options: PlanOptions, parts: number): PlanOptions {
  const { timeLimitMs } = options;
  return timeLimitMs === undefined ? options : { ...options, timeLimitMs: Math.max(1, timeLimitMs / parts) };
}

/** An engine that calls a point optimal but reports no bound has proved what it was asked for. */
function provedShare(share: number, { status, bound }: Solution, { relativeGap = 0 }: PlanOptions): number {
  const claimed = status === 'optimal' ? share / (1 - relativeGap) : 1;
  return Math.min(1, Math.max(share, bound === undefined ? claimed : -bound));
}

/** No fleet at all keeps to the rules, though none need serve anything. */
async function nothingFits(limited: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  const classes = limited.workload.classes.map((requestClass) => ({ ...requestClass, demand: 0 }));
  const idle = { ...limited, workload: { ...limited.workload, classes } };
  const { nothingShort, ...diagnosis } = await diagnose(idle, solver, { ...options, relativeGap: 0 });
  return nothingShort
    ? gaveUp(
        solver,
        `${solver.name} contradicts itself: it finds no fleet, and finds nothing short. Use another solver.`,
      )
    : { status: 'impossible', ...diagnosis, solver: solver.name };
}
