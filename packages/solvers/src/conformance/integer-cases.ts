import type { ConformanceCase } from './case.ts';
import { requireOptimum } from './expectation.ts';
import { smallModel } from './small-model.ts';

const infinity = Number.POSITIVE_INFINITY;

function optimum(name: string, objective: number, ...model: Parameters<typeof smallModel>): ConformanceCase {
  return {
    name,
    integers: true,
    run: async (solver) => void (await requireOptimum(solver, smallModel(...model), objective)),
  };
}

/** Models with whole columns. */
export const integerCases: readonly ConformanceCase[] = [
  optimum('whole columns are whole', 3, [[0, 10, 1, 'integer']], [[2.5, [1], infinity]]),
  optimum(
    'a knapsack is not solved by rounding',
    21,
    [
      [0, 1, 8, 'integer'],
      [0, 1, 11, 'integer'],
      [0, 1, 6, 'integer'],
      [0, 1, 4, 'integer'],
    ],
    [[-infinity, [5, 7, 4, 3], 14]],
    { sense: 'maximize' },
  ),
  optimum(
    'whole and continuous columns mix',
    5.5,
    [
      [0, 9, 2, 'integer'],
      [0, 9, 1],
    ],
    [
      [3.5, [1, 1], infinity],
      [-infinity, [0, 1], 1.5],
    ],
  ),
  optimum(
    'whole columns may be negative',
    -4,
    [
      [-3.5, 4.5, 1, 'integer'],
      [-1, 1, 1, 'integer'],
    ],
    [],
  ),
  optimum(
    'a whole column between negative bounds counts in rows',
    -2,
    [
      [-5, -2, 1, 'integer'],
      [0, 4, 0, 'integer'],
    ],
    [[2, [1, 1], 2]],
    {
      sense: 'maximize',
    },
  ),
  optimum('an objective of whole columns counts its offset', 12, [[0, 3, 5, 'integer']], [[1.2, [1], infinity]], {
    offset: 2,
  }),
  optimum(
    'the cheapest fleet of three prices is found',
    6.23,
    [
      [0, 20, 1.28, 'integer'],
      [0, 20, 3.67, 'integer'],
      [0, 20, 7.516, 'integer'],
    ],
    [[20, [3.422, 16.45, 34], infinity]],
  ),
];
