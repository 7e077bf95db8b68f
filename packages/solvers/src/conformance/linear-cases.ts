import type { ConformanceCase } from './case.ts';
import { requireOptimum } from './expectation.ts';
import { type ShortColumn, type ShortRow, smallModel } from './small-model.ts';

const infinity = Number.POSITIVE_INFINITY;

function optimum(name: string, objective: number, ...model: Parameters<typeof smallModel>): ConformanceCase {
  return { name, run: async (solver) => void (await requireOptimum(solver, smallModel(...model), objective)) };
}

/** Degenerate: many bases at one vertex, on which a careless simplex cycles (after Beale, 1955). */
const beale: [ShortColumn[], ShortRow[]] = [
  [
    [0, 10, -0.75],
    [0, 10, 150],
    [0, 10, -0.02],
    [0, 10, 6],
  ],
  [
    [-infinity, [0.25, -60, -0.04, 9], 0],
    [-infinity, [0.5, -90, -0.02, 3], 0],
    [-infinity, [0, 0, 1, 0], 1],
  ],
];

/** Models without whole columns. */
export const linearCases: readonly ConformanceCase[] = [
  optimum(
    'a linear program is solved',
    8,
    [
      [0, infinity, 1],
      [0, infinity, 2],
    ],
    [
      [6, [1, 1], infinity],
      [2, [0, 1], infinity],
    ],
  ),
  optimum(
    'an equality row holds',
    7,
    [
      [0, 10, 1],
      [0, 10, 3],
    ],
    [
      [5, [1, 1], 5],
      [1, [0, 1], 10],
    ],
  ),
  optimum('a range row holds on both sides', 2, [[0, 10, 1]], [[2, [1], 4]]),
  optimum('a range row holds on its upper side', 4, [[0, 10, 1]], [[2, [1], 4]], { sense: 'maximize' }),
  optimum('a row without bounds changes nothing', 1, [[1, 10, 1]], [[-infinity, [5], infinity]]),
  optimum(
    'maximising counts the offset',
    27,
    [
      [0, 4, 3],
      [0, 5, 2],
    ],
    [[-infinity, [1, 1], 7]],
    { sense: 'maximize', offset: 9 },
  ),
  optimum('minimising counts the offset', -1, [[1, 4, 3]], [], { offset: -4 }),
  optimum('a negative lower bound is reached', -6, [[-3, 5, 2]], [[-10, [1], 10]]),
  optimum(
    'negative lower bounds count in rows',
    -4,
    [
      [-3, 5, 1],
      [-3, 5, 1],
    ],
    [[-4, [1, 1], infinity]],
  ),
  optimum(
    'a fixed column keeps its value',
    10,
    [
      [2, 2, 1],
      [0, 9, 2],
    ],
    [[6, [1, 1], infinity]],
  ),
  optimum(
    'a model without an objective asks only for a point',
    0,
    [
      [0, 5, 0],
      [0, 5, 0],
    ],
    [[3, [1, 1], 3]],
  ),
  optimum('an empty row that holds is no obstacle', 2, [[2, 5, 1]], [[-1, [], 1]]),
  optimum(
    'a model without rows ends at its bounds',
    5,
    [
      [1, 5, 1],
      [2, 7, 2],
    ],
    [],
  ),
  optimum('a model without columns is its offset', 4, [], [[-1, [], 1]], { offset: 4 }),
  optimum(
    'a column without bounds may go below 0',
    -7,
    [
      [-infinity, infinity, 1],
      [0, 3, 0],
    ],
    [[-4, [1, 1], infinity]],
  ),
  optimum('coefficients far below 1 count', 1e5, [[0, 1e6, 1]], [[1e-3, [1e-8], infinity]]),
  optimum('a degenerate model ends', -0.05, ...beale),
  optimum(
    'tiny and huge costs live in one model',
    1e5 + 0.02,
    [
      [0, 9, 0.01],
      [0, 9, 1e5],
    ],
    [
      [2, [1, 0], infinity],
      [1, [0, 1], infinity],
    ],
  ),
];
