import type { PlanOptions } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import type { LeastCost } from './plan-for-objective.ts';

/** What the plans are made with. */
export interface Means {
  readonly solver: Solver;
  readonly leastCost: LeastCost;
  /** The options, with what is left of the time. */
  readonly remaining: () => PlanOptions;
}
