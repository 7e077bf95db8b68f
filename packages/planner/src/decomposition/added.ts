import type { EngineStatistics } from '../engine/index.ts';

/** Counts of two runs together. */
export function added(one: EngineStatistics, other: EngineStatistics): EngineStatistics {
  const keys = Object.keys(other) as (keyof EngineStatistics)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as EngineStatistics;
}
