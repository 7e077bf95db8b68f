import type { ConformanceCase } from './case.ts';
import { requireStatus } from './expectation.ts';
import { smallModel } from './small-model.ts';

const infinity = Number.POSITIVE_INFINITY;

/** Models that have no optimum, each with the statuses that are true of it. */
export const statusCases: readonly ConformanceCase[] = [
  {
    name: 'rows that contradict each other are infeasible',
    run: (solver) =>
      requireStatus(
        solver,
        smallModel(
          [[0, 9, 1]],
          [
            [5, [1], infinity],
            [-infinity, [1], 4],
          ],
        ),
        'infeasible',
      ),
  },
  {
    name: 'a row beyond the bounds is infeasible',
    run: (solver) =>
      requireStatus(
        solver,
        smallModel(
          [
            [0, 2, 1],
            [0, 2, 1],
          ],
          [[5, [1, 1], infinity]],
        ),
        'infeasible',
      ),
  },
  {
    name: 'an empty row that cannot hold is infeasible',
    run: (solver) => requireStatus(solver, smallModel([[0, 2, 1]], [[1, [], infinity]]), 'infeasible'),
  },
  {
    name: 'a model can be infeasible only because columns are whole',
    integers: true,
    run: (solver) => requireStatus(solver, smallModel([[0, 9, 1, 'integer']], [[1, [2], 1]]), 'infeasible'),
  },
  {
    name: 'bounds without a whole number between them are infeasible',
    integers: true,
    run: (solver) => requireStatus(solver, smallModel([[1.2, 1.8, 1, 'integer']], []), 'infeasible'),
  },
  {
    name: 'an objective without end is unbounded',
    run: (solver) =>
      requireStatus(
        solver,
        smallModel(
          [
            [0, infinity, 1],
            [0, 5, 1],
          ],
          [[-infinity, [-1, 1], 3]],
          { sense: 'maximize' },
        ),
        'unbounded',
      ),
  },
  {
    name: 'whole columns without end are unbounded',
    integers: true,
    run: (solver) =>
      requireStatus(
        solver,
        smallModel([[0, infinity, -1, 'integer']], [[1, [2], infinity]]),
        'unbounded',
        'infeasible-or-unbounded',
      ),
  },
  {
    name: 'a contradiction is infeasible, however far the objective could go',
    integers: true,
    run: (solver) =>
      requireStatus(
        solver,
        smallModel(
          [
            [0, infinity, -1],
            [0, 9, 0, 'integer'],
            [0, 9, 0, 'integer'],
          ],
          [[7, [0, 4, -2], 7]],
        ),
        'infeasible',
        'infeasible-or-unbounded',
      ),
  },
  {
    name: 'rows that no column enters are infeasible where they ask for more than 0',
    run: (solver) => requireStatus(solver, smallModel([], [[1, [], 2]]), 'infeasible'),
  },
];
