import { asPublishedNote } from './as-published.ts';
import type { Cell } from './cell.ts';
import { fingerprint } from './fingerprint.ts';
import type { Grid } from './grid.ts';
import { pointsOf } from './point.ts';
import { changedAt } from './scenario-at.ts';

/** How a grid was run. */
export interface ResultsOptions {
  /** How classes share a replica; `mixed` where the cells differ. */
  readonly sharing: string;
  /** How totals became requests: divided exactly, by largest remainder, or drawn at random. */
  readonly workload: 'exact' | 'largest-remainder' | 'random';
  /** Null where nothing is random. */
  readonly seed: number | null;
  readonly planners: readonly string[];
  readonly asPublished: boolean;
  /** What the run assumes, where it reproduces a publication. */
  readonly note?: string;
  readonly [other: string]: unknown;
}

/** What a grid gave, as plain JSON. Cells stand in the grid's order; a run that was stopped has fewer of them. */
export interface Results {
  readonly experiment: string;
  readonly options: ResultsOptions;
  readonly cells: readonly Cell[];
  /** Tells whether these cells may be reused: see `reusableCells`. */
  readonly fingerprint: string;
}

/** Puts cells together with what a reader must know about them. */
export function resultsOf(grid: Grid, cells: readonly Cell[]): Results {
  return { experiment: grid.name, options: optionsOf(grid), cells, fingerprint: fingerprint(grid) };
}

function optionsOf(grid: Grid): ResultsOptions {
  const sharings = new Set(pointsOf(grid).map((point) => changedAt(grid, point).options.sharing));
  return {
    sharing: sharings.size === 1 ? ([...sharings][0] as string) : 'mixed',
    workload:
      grid.seed === undefined
        ? grid.scale?.rounding === 'largest-remainder'
          ? 'largest-remainder'
          : 'exact'
        : 'random',
    seed: grid.seed ?? null,
    planners: grid.planners,
    asPublished: grid.asPublished,
    ...(grid.asPublished ? { note: asPublishedNote } : {}),
    ...grid.options,
    ...grid.limits,
    ...grid.record,
  };
}
