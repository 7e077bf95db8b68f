import type { Model } from '../model.ts';
import type { ConformanceCase } from './case.ts';
import { require, requireOptimum } from './expectation.ts';
import { smallModel } from './small-model.ts';

const infinity = Number.POSITIVE_INFINITY;
const awkward = [
  'a100-us-east',
  'result',
  'feasible',
  'free',
  '3x',
  'h100 : spot',
  'inf',
  'x0',
  '__proto__',
  'GPU\n"quoted" 🚀',
];

function named(): Model {
  return smallModel(
    awkward.map((_, position) => [1, 9, position + 1]),
    [[12, awkward.map(() => 1), infinity]],
    { names: awkward },
  );
}

/** How a solver behaves, whatever it is asked. */
export const conductCases: readonly ConformanceCase[] = [
  {
    name: 'names are for people and change nothing',
    run: async (solver) => void (await requireOptimum(solver, named(), 57)),
  },
  {
    name: 'two columns may have the same name',
    run: async (solver) =>
      void (await requireOptimum(
        solver,
        smallModel(
          [
            [1, 9, 1],
            [2, 9, 1],
          ],
          [],
          { names: ['x', 'x'] },
        ),
        3,
      )),
  },
  {
    name: 'the model is not changed',
    async run(solver) {
      const model = named();
      const before = JSON.stringify(model);
      await solver.solve(model);
      require(JSON.stringify(model) === before, 'the model was changed by solving it');
    },
  },
  {
    name: 'the same model twice gives the same point',
    async run(solver) {
      const [first, second] = [await requireOptimum(solver, named(), 57), await requireOptimum(solver, named(), 57)];
      require(first.point.every((value, position) => value === second.point[position]), 'two runs gave two points');
    },
  },
  {
    name: 'solves that overlap do not disturb each other',
    async run(solver) {
      const models = [1, 2, 3, 4].map((cost) => smallModel([[0, 9, cost]], [[2, [1], infinity]]));
      await Promise.all(models.map((model, position) => requireOptimum(solver, model, 2 * (position + 1))));
    },
  },
  {
    name: 'a model that makes no sense does not spoil the next one',
    async run(solver) {
      const sound = smallModel([[2, 9, 1]], []);
      await solver.solve({ ...sound, offset: Number.NaN }).catch(() => undefined);
      await requireOptimum(solver, sound, 2);
    },
  },
];
