import { availabilityGrid } from '@fleetmix/catalog';
import type { PlannerRegistry } from '@fleetmix/core';
import { override, pictures, readGrid, resultsCsv, runGrid } from '@fleetmix/experiments';
import { heuristics } from '@fleetmix/heuristics';
import { exact } from '@fleetmix/planner';
import type { Task } from './task.ts';

/** Runs the availability experiment as the command line does, and gives its figures. */
export const experiment: Task<'experiment'> = async ({ asPublished }, answer, signal) => {
  const grid = override(await readGrid(availabilityGrid(), 'availability'), {
    asPublished,
    record: { solver: 'builtin' },
  });
  const planners: PlannerRegistry = new Map([
    ['exact', () => [exact()]],
    ...heuristics({ exact: exact(), asPublished }),
  ]);
  const results = await runGrid(grid, {
    planners,
    signal,
    onCell: (_, { done, total }) => answer({ kind: 'cells', done, total }),
  });
  if (signal.aborted) return;
  answer({ kind: 'experimented', pictures: pictures(results, grid), csv: resultsCsv(results, grid) });
};
