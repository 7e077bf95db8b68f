import { isDisaggregated, type Scenario } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/**
 * Simulations send each request to one engine.
 * @throws UsageError where some offers prefill or decode alone
 */
export function refusePools(scenario: Scenario): void {
  if (!isDisaggregated(scenario)) return;
  throw new UsageError(
    'some offers prefill or decode alone, and simulations send each request to one replica. Remove the roles and the pools to simulate the rest.',
  );
}
