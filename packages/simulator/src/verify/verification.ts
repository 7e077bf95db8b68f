import type { Plan } from '@fleetmix/core';
import type { Simulation } from '../outcome/simulation.ts';
import type { Change } from './raise.ts';

/** One plan that was tried. */
export interface Round {
  /** `plan`: the planner's first. `raise`: after something was taken off capacities. `give-back`: after something was put back. */
  readonly kind: 'plan' | 'raise' | 'give-back';
  readonly plan: Plan;
  readonly usdPerHour: number;
  /** Share of requests inside the SLO; the mean where there are several runs. */
  readonly insideSlo: number;
  /** The class with the lowest share, of those with 100 requests or more; absent where there is none. */
  readonly worstClass?: { readonly class: string; readonly insideSlo: number };
  readonly holds: boolean;
  /** What was changed before this round. */
  readonly changes: readonly Change[];
  /** Of the first seed; the log of its requests is kept in the first round and in those that hold, and empty in others. */
  readonly simulation: Simulation;
}

/** What is known of the cost, in USD/hour. */
export interface CostOfCertainty {
  /** The planner's first plan, which its arithmetic says is enough. */
  readonly plannedUsdPerHour: number;
  /** Lower bound of every plan by that arithmetic, where the planner proved one. */
  readonly atLeastUsdPerHour?: number;
  /** The plan that holds in the simulation. */
  readonly verifiedUsdPerHour: number;
  /** verified - planned. */
  readonly certaintyUsdPerHour: number;
  /** (verified - bound) / bound: how far from the steady-state bound it ended. */
  readonly overBound?: number;
}

/** How it ended. */
export type Verification =
  | {
      readonly status: 'holds';
      readonly plan: Plan;
      readonly simulation: Simulation;
      readonly cost: CostOfCertainty;
      readonly target: number;
      readonly rounds: readonly Round[];
    }
  | {
      /** `impossible`: no plan is left that the scenario allows. `gave-up`: rounds or planner ended before one held. */
      readonly status: 'impossible' | 'gave-up';
      readonly reason: string;
      readonly target: number;
      /** The best of them is the one with the highest `insideSlo`. */
      readonly rounds: readonly Round[];
    };
