import { InputError, type ScenarioOptions } from '@fleetmix/core';
import type { Grid, GridLimits } from './grid.ts';
import { seedProblems } from './seed.ts';

/** What a caller may decide over a grid's head. Absent: as the grid has it. */
export interface Overrides extends GridLimits {
  readonly planners?: readonly string[];
  /** Draw the requests at random, reproducibly. */
  readonly seed?: number;
  /** Scenario options for every cell. */
  readonly options?: Partial<ScenarioOptions>;
  /**
   * Reproduce a publication with its faults: capacity per class. The registry given to `runGrid` must then hold the
   * published greedy. The results carry `asPublishedNote`.
   */
  readonly asPublished?: boolean;
  /** More that decides what the cells hold, to be recorded with the results. */
  readonly record?: Grid['record'];
}

/** The grid with the overrides in force; they become part of its fingerprint. @throws InputError */
export function override(grid: Grid, overrides: Overrides): Grid {
  const { planners, seed, timeLimitMs, relativeGap, asPublished = grid.asPublished } = overrides;
  const overridden: Grid = {
    ...grid,
    ...(planners === undefined ? {} : { planners }),
    ...(seed === undefined ? {} : { seed }),
    options: { ...grid.options, ...overrides.options, ...(asPublished ? { sharing: 'per-class' } : {}) },
    limits: {
      ...grid.limits,
      ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
      ...(relativeGap === undefined ? {} : { relativeGap }),
    },
    asPublished,
    record: { ...grid.record, ...overrides.record },
  };
  const problems = seedProblems(overridden);
  if (problems.length > 0) throw new InputError(problems, grid.name);
  return overridden;
}
