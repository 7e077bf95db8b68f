import { type Planner, type PlannerRegistry, plannersNamed, type Scenario } from '@fleetmix/core';
import type { Coordinates } from './cell.ts';
import type { Grid } from './grid.ts';
import { pointsOf } from './point.ts';
import { scenarioAt } from './scenario-at.ts';

/** One cell to be filled. */
export interface Task {
  readonly coordinates: Coordinates;
  /** The planner's name in the results. */
  readonly label: string;
  readonly planner: Planner;
  readonly scenario: Scenario;
}

/** The cells of a grid in order: the planners vary fastest. @throws UnknownPlannerError */
export function tasksOf(grid: Grid, registry: PlannerRegistry): readonly Task[] {
  return pointsOf(grid).flatMap((point) => {
    const scenario = scenarioAt(grid, point);
    const tasks = new Map<string, Task>();
    for (const name of grid.planners) {
      const planners = plannersNamed(name, registry, scenario);
      for (const planner of planners) {
        const label = labelOf(name, planner, planners.length);
        if (!tasks.has(label)) tasks.set(label, { coordinates: point.coordinates, label, planner, scenario });
      }
    }
    return [...tasks.values()];
  });
}

/** A planner may call itself by another name than the registry does; two entries must not merge because of it. */
function labelOf(name: string, planner: Planner, count: number): string {
  if (planner.name === name || planner.name.startsWith(`${name}:`)) return planner.name;
  return count === 1 ? name : `${name}:${planner.name}`;
}

/** What tells a cell, or a cell to come, from the others of its grid. */
export function keyOf(grid: Grid, coordinates: Readonly<Record<string, unknown>>, planner: string): string {
  const names = [...grid.axes.map(({ name }) => name), ...(grid.scale === undefined ? [] : [grid.scale.name])];
  return JSON.stringify([...names.map((name) => coordinates[name]), planner]);
}
