import type { PlannerRegistry } from '@fleetmix/core';
import type { Cell, Coordinates } from './cell.ts';
import type { Grid } from './grid.ts';
import { type Results, resultsOf } from './results.ts';
import { runCell } from './run-cell.ts';
import { keyOf, type Task, tasksOf } from './task.ts';

/** How far a grid is: cells that are done, those from earlier runs included, of all. */
export interface GridProgress {
  readonly done: number;
  readonly total: number;
  /** Everything there is so far, in the grid's order: what to save. */
  readonly results: () => Results;
}

/** How to run a grid. */
export interface RunOptions {
  readonly planners: PlannerRegistry;
  /** Cells of an earlier run: see `reusableCells`. Those that the grid has no place for are left out. */
  readonly done?: readonly Cell[];
  /** Called, and waited for, after each new cell: the place to save it. */
  readonly onCell?: (cell: Cell, progress: GridProgress) => void | Promise<void>;
  /** Stops the run; the cell in progress is dropped, and the results hold those that were finished. */
  readonly signal?: AbortSignal;
}

/** Places of all cells of a grid, in order, with the planner's name. @throws UnknownPlannerError */
export function cellsOf(
  grid: Grid,
  planners: PlannerRegistry,
): readonly (Coordinates & { readonly planner: string })[] {
  return tasksOf(grid, planners).map(({ coordinates, label }) => ({ ...coordinates, planner: label }));
}

/**
 * Fills the cells of a grid one after the other, in order, and gives all results, earlier ones included.
 * An error inside a planner makes its cell `failed`, and the run goes on.
 * @throws UnknownPlannerError before the first cell
 */
export async function runGrid(grid: Grid, options: RunOptions): Promise<Results> {
  const tasks = tasksOf(grid, options.planners).map((task) => ({
    ...task,
    key: keyOf(grid, task.coordinates, task.label),
  }));
  const keys = new Set(tasks.map(({ key }) => key));
  const cells = new Map(
    (options.done ?? [])
      .map((cell): [string, Cell] => [keyOf(grid, cell, cell.planner), cell])
      .filter(([key]) => keys.has(key)),
  );
  const frame = resultsOf(grid, []);
  const results = () => ({ ...frame, cells: tasks.flatMap(({ key }) => cells.get(key) ?? []) });
  for (const task of tasks) {
    if (cells.has(task.key)) continue;
    const cell = await next(task, grid, options.signal);
    if (cell === undefined) break;
    cells.set(task.key, cell);
    await options.onCell?.(cell, { done: cells.size, total: tasks.length, results });
  }
  return results();
}

async function next(task: Task, grid: Grid, signal: AbortSignal | undefined): Promise<Cell | undefined> {
  await breath();
  if (signal?.aborted) return undefined;
  const cell = await runCell(task, grid.limits, signal);
  return signal?.aborted ? undefined : cell;
}

/** Planners may compute without a pause; signals, timers and screens get their turn between cells. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
