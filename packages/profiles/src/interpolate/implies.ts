import type { Slo } from '@fleetmix/core';

/** Whether whatever holds the first targets holds the second ones: no bound wider or absent, no percentile lower. */
export function implies(held: Slo, asked: Slo): boolean {
  const bounds = (['ttftMs', 'tpotMs', 'e2eMs'] as const).every(
    (name) => asked[name] === undefined || (held[name] ?? Number.POSITIVE_INFINITY) <= asked[name],
  );
  const binds = asked.ttftMs !== undefined || asked.tpotMs !== undefined || asked.e2eMs !== undefined;
  return bounds && (!binds || (held.percentile ?? 0.95) >= (asked.percentile ?? 0.95));
}
