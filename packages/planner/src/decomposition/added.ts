import type { EngineStatistics } from '../engine/index.ts';

/** Counts of two runs together. */
export function added(one: EngineStatistics, other: EngineStatistics): EngineStatistics {
  const keys = Object.keys(other) as (keyof EngineStatistics)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as EngineStatistics;
}

/** Counts before anything was run. */
export const nothingDone: EngineStatistics = {
  pivots: 0,
  flips: 0,
  refactorisations: 0,
  rejectedPivots: 0,
  restarts: 0,
  singularBases: 0,
  poolRebuilds: 0,
  nodes: 0,
  unfinishedNodes: 0,
  profiles: 0,
  stockRows: 0,
  droppedOffers: 0,
};
