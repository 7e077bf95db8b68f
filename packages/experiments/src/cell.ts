import type { PlanResult, ReplicaCount } from '@fleetmix/core';

/** Where a cell stands: the name of the chosen value of each axis, and the scale's number, by the axis's name. */
export type Coordinates = Readonly<Record<string, string | number>>;

/**
 * What one planner answered at one place of the grid, as plain JSON.
 * The first keys are the axes' names, in the grid's order, then the scale's: see {@link Coordinates}.
 */
export interface Cell {
  readonly [axis: string]: unknown;
  /** Name of the planner: `exact`, `homogeneous:A100`. */
  readonly planner: string;
  /** As the planner said; `failed` where it threw an error, which is then the reason. */
  readonly status: PlanResult['status'] | 'failed';
  /** Cost of the plan as the judge counts it; null where there is none. */
  readonly usdPerHour: number | null;
  /** What every plan costs at least, as far as the planner proved it. */
  readonly atLeastUsdPerHour?: number;
  /** Time that the planner took. */
  readonly seconds: number;
  /** Why there is no plan. */
  readonly reason?: string;
  /** With `gave-up`: no plan of the kind that this planner makes exists. */
  readonly exhausted?: boolean;
  /** Rules that the plan breaks, as the judge says them; absent where it breaks none. */
  readonly violations?: readonly string[];
  /** What the plan rents. */
  readonly replicas?: readonly ReplicaCount[];
}

/** Keys that every cell has, or may have, beside those of the axes, in their order. */
export const cellFields: readonly string[] = [
  'planner',
  'status',
  'usdPerHour',
  'atLeastUsdPerHour',
  'seconds',
  'reason',
  'exhausted',
  'violations',
  'replicas',
];
