import type { Scenario } from '@fleetmix/core';

/** What is left of each capacity, 0 to 1, row-major, offers x classes. */
export type Derating = Float64Array;

/** Nothing taken off. */
export function fullCapacity(scenario: Scenario): Derating {
  return new Float64Array(scenario.capacity.length).fill(1);
}

/** The scenario as the planner is to see it. */
export function derated(scenario: Scenario, derating: Derating): Scenario {
  return { ...scenario, capacity: scenario.capacity.map((capacity, cell) => capacity * (derating[cell] as number)) };
}

/** Half way between two deratings, in ratio; what one of them has closed stays closed. */
export function halfWay(one: Derating, other: Derating): Derating {
  return one.map((share, cell) => Math.sqrt(share * (other[cell] as number)));
}
