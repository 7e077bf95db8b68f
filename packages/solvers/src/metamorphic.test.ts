import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highs } from './adapters/highs.ts';
import { randomModels } from './conformance/index.ts';
import type { ColumnIndex, Model } from './model.ts';

const solver = highs();

/** The status, and the objective where there is one. */
async function answer(model: Model): Promise<readonly [status: string, objective: number | undefined]> {
  const solution = await solver.solve(model);
  return [solution.status, 'objective' in solution ? solution.objective : undefined];
}

/** Checks that changing a model changes its objective as said, and its status not at all. */
function relation(change: (model: Model) => Model, expected: (objective: number) => number) {
  const check = async (seed: number) => {
    const [model] = randomModels(seed, 1, { columns: 'mixed' }) as readonly [Model];
    const [status, objective] = await answer(model);
    const [changedStatus, changedObjective] = await answer(change(model));
    expect(changedStatus).toBe(status);
    if (objective !== undefined) expect(changedObjective).toBeCloseTo(expected(objective), 5);
  };
  return fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), check), { numRuns: 60, seed: 1 });
}

describe('the optimum', () => {
  it('grows with the costs', () =>
    relation(
      (model) => ({
        ...model,
        offset: 3 * model.offset,
        columns: model.columns.map((column) => ({ ...column, cost: 3 * column.cost })),
      }),
      (objective) => 3 * objective,
    ));

  it('changes its sign with the sense', () =>
    relation(
      (model) => ({
        ...model,
        sense: model.sense === 'minimize' ? 'maximize' : 'minimize',
        offset: -model.offset,
        columns: model.columns.map((column) => ({ ...column, cost: -column.cost })),
      }),
      (objective) => -objective,
    ));

  it('does not depend on the order of columns and rows', () =>
    relation(
      ({ columns, rows, ...head }) => ({
        ...head,
        columns: columns.toReversed(),
        rows: rows.toReversed().map((row) => ({
          ...row,
          terms: row.terms.map(({ column, coefficient }) => ({
            column: (columns.length - 1 - column) as ColumnIndex,
            coefficient,
          })),
        })),
      }),
      (objective) => objective,
    ));

  it('does not change with a row that is said twice', () =>
    relation(
      (model) => ({ ...model, rows: [...model.rows, ...model.rows] }),
      (objective) => objective,
    ));
});
