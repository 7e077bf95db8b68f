import { gpuTypes, type Planner, type Scenario } from '@fleetmix/core';
import { greedy, homogeneous, trimmedGreedy } from '@fleetmix/heuristics';
import { exactWithinStock } from './one-gpu-type.ts';

/**
 * Who is compared with the exact planner: the same as on the command line. Named one by one, so that no more of the heuristics
 * is loaded than these.
 */
export function comparedPlanners(scenario: Scenario): readonly Planner[] {
  const inner = exactWithinStock();
  return [greedy(), trimmedGreedy(), ...gpuTypes(scenario).map((gpu) => homogeneous(gpu, inner))];
}
