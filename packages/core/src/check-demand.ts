import { InputError } from './input-error.ts';
import type { Scenario } from './scenario.ts';

/** A workload in which nothing is asked for is a mistake, not a free fleet. */
export function checkDemand(scenario: Scenario, source: string): void {
  if (scenario.workload.classes.some(({ demand }) => demand > 0)) return;
  const message = 'every demand is 0, so there is nothing to plan. Give at least one class a demand above 0.';
  throw new InputError([{ path: 'workload', message }], source);
}
