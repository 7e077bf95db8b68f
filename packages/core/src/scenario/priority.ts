import type { Scenario } from './scenario.ts';
import type { RequestClass } from './workload.ts';

/** The rank of a class where not all can be served; 1, the first, where it names none. */
export function priorityOf({ priority = 1 }: RequestClass): number {
  return priority;
}

/** The priorities of the classes with demand, each once, the most important first. */
export function prioritiesOf({ workload }: Scenario): readonly number[] {
  const asked = workload.classes.filter(({ demand }) => demand > 0);
  return [...new Set(asked.map(priorityOf))].sort((one, other) => one - other);
}
