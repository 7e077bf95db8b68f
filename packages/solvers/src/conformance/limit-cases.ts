import type { Model } from '../model.ts';
import type { Solution } from '../solver.ts';
import { objectiveOf, verify } from '../verify.ts';
import type { ConformanceCase } from './case.ts';
import { require, sameObjective } from './expectation.ts';
import { hardKnapsack } from './hard-knapsack.ts';
import { marketSplit } from './market-split.ts';
import { smallModel } from './small-model.ts';

/** What a solver says when it may not, or need not, search to the end. */
export const limitCases: readonly ConformanceCase[] = [
  {
    name: 'limits that limit nothing change nothing',
    async run(solver) {
      const options = { timeLimitMs: Number.POSITIVE_INFINITY, relativeGap: 0 };
      const { status } = await solver.solve(smallModel([[2, 9, 1]], []), options);
      require(status === 'optimal', `expected optimal, came ${status}`);
    },
  },
  {
    name: 'a search that is cut short claims no more than it has',
    integers: true,
    async run(solver) {
      const model = hardKnapsack();
      requireHonest(model, await solver.solve(model, { timeLimitMs: 50 }));
    },
  },
  {
    name: 'a search that is cut short before it has a point does not call the model infeasible',
    integers: true,
    async run(solver) {
      const model = marketSplit();
      requireHonest(model, await solver.solve(model, { timeLimitMs: 50 }));
    },
  },
  {
    name: 'a search that may stop at a gap is within it',
    integers: true,
    async run(solver) {
      const [model, relativeGap] = [smallModel(...knapsack), 0.5];
      const solution = await solver.solve(model, { relativeGap });
      require(solution.status === 'optimal', `expected optimal, came ${solution.status}`);
      requireHonest(model, solution);
      require(solution.objective >= 21 * (1 - relativeGap), `${solution.objective} is not within half of 21`);
    },
  },
];

const knapsack: Parameters<typeof smallModel> = [
  [
    [0, 1, 8, 'integer'],
    [0, 1, 11, 'integer'],
    [0, 1, 6, 'integer'],
    [0, 1, 4, 'integer'],
  ],
  [[Number.NEGATIVE_INFINITY, [5, 7, 4, 3], 14]],
  { sense: 'maximize' },
];

/** For a model that has points and is maximised: a point holds, its objective is true, and no bound lies below it. */
function requireHonest(model: Model, solution: Solution): void {
  const { status, bound } = solution;
  require(['optimal', 'feasible', 'unknown'].includes(status), `came ${status}, but the model has points`);
  if (status !== 'optimal' && status !== 'feasible') return;
  const { point, objective } = solution;
  require(verify(model, point).length === 0, 'the point does not hold');
  require(sameObjective(objectiveOf(model, point), objective), 'the objective is not that of the point');
  require(bound === undefined || bound >= objective - 1e-6 * Math.abs(objective), 'the bound is on the wrong side');
}
