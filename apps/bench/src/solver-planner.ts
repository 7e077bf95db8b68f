import type { Plan, Planner, Scenario } from '@fleetmix/core';
import type { Model, Solver } from '@fleetmix/solvers';

/** A way to write a scenario as a model, and to read a point of it as a plan. */
export interface Writing {
  readonly model: Model;
  decode(point: Float64Array): Plan;
}

/** A planner from a way to write scenarios and a solver; its time is that of writing, solving and reading. */
export function solverPlanner(name: string, write: (scenario: Scenario) => Writing, solver: Solver): Planner {
  return {
    name,
    async plan(scenario, { timeLimitMs, relativeGap = 0 } = {}) {
      const { model, decode } = write(scenario);
      const solution = await solver.solve(model, {
        relativeGap,
        ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
      });
      const unproved = { status: 'gave-up', exhausted: false, solver: solver.name } as const;
      if (solution.status !== 'optimal' && solution.status !== 'feasible')
        return { ...unproved, reason: solution.engineStatus };
      const { status, point, objective, bound = objective * (1 - relativeGap) } = solution;
      const gap = { relativeGap: (objective - bound) / objective, atLeastUsdPerHour: bound };
      return {
        status: 'planned',
        plan: decode(point),
        guarantee: status === 'optimal' ? { kind: 'optimal', ...gap } : { kind: 'none' },
        solver: solver.name,
      };
    },
  };
}
