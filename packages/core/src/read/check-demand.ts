import type { Scenario } from '../scenario/scenario.ts';
import { InputError } from './input-error.ts';

/** A workload in which nothing is asked for is a mistake, not a free fleet. `path` is where the demand stands in the file. */
export function checkDemand(scenario: Scenario, source: string, path = 'workload'): void {
  if (scenario.workload.classes.some(({ demand }) => demand > 0)) return;
  const remedy = path === 'workload' ? 'Give at least one class a demand above 0.' : 'Put a number above 0 there.';
  throw new InputError([{ path, message: `every demand is 0, so there is nothing to plan. ${remedy}` }], source);
}
