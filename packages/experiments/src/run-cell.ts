import { evaluate, type PlanResult, type Scenario } from '@fleetmix/core';
import type { Cell } from './cell.ts';
import type { GridLimits } from './grid.ts';
import type { Task } from './task.ts';

/** What a planner answers, judged. An error inside it becomes a `failed` cell, so that the grid goes on. */
export async function runCell(task: Task, limits: GridLimits, signal: AbortSignal | undefined): Promise<Cell> {
  const { coordinates, label, planner, scenario } = task;
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) * 1000) / 1e6;
  try {
    const result = await planner.plan(scenario, { ...limits, ...(signal === undefined ? {} : { signal }) });
    return { ...coordinates, planner: label, status: result.status, ...judged(scenario, result, seconds()) };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ...coordinates, planner: label, status: 'failed', usdPerHour: null, seconds: seconds(), reason };
  }
}

type Verdict = Pick<Cell, 'usdPerHour' | 'atLeastUsdPerHour' | 'seconds' | 'reason' | 'exhausted'> &
  Pick<Cell, 'violations' | 'replicas'>;

function judged(scenario: Scenario, result: PlanResult, seconds: number): Verdict {
  switch (result.status) {
    case 'planned':
      return planned(scenario, result, seconds);
    case 'impossible':
      return { usdPerHour: null, seconds, reason: result.reason };
    case 'gave-up':
      return {
        usdPerHour: null,
        ...(result.atLeastUsdPerHour === undefined ? {} : { atLeastUsdPerHour: tidy(result.atLeastUsdPerHour) }),
        seconds,
        reason: result.reason,
        ...(result.exhausted ? { exhausted: true } : {}),
      };
  }
}

function planned(
  scenario: Scenario,
  { plan, guarantee }: Extract<PlanResult, { status: 'planned' }>,
  seconds: number,
): Verdict {
  const { usdPerHour, violations } = evaluate(scenario, plan);
  return {
    usdPerHour: tidy(usdPerHour),
    ...(guarantee.kind === 'none' ? {} : { atLeastUsdPerHour: tidy(guarantee.atLeastUsdPerHour) }),
    seconds,
    ...(violations.length === 0 ? {} : { violations: violations.map(({ message }) => message) }),
    replicas: plan.replicas.filter(({ count }) => count > 0),
  };
}

/** 131.45 for 131.45000000000002: sums of prices carry binary noise far below a cent. */
function tidy(usdPerHour: number): number {
  return Number(usdPerHour.toPrecision(12));
}
