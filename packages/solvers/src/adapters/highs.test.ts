import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hardKnapsack } from '../conformance/hard-knapsack.ts';
import { marketSplit } from '../conformance/market-split.ts';
import { smallModel } from '../conformance/small-model.ts';
import type { Model } from '../model.ts';
import { SolverFailure, UnsupportedModelError } from '../solver.ts';
import { highs } from './highs.ts';

describe('HiGHS', () => {
  it('stops at its time limit with a point and a bound on the right side of it', async () => {
    const solution = await highs().solve(hardKnapsack(), { timeLimitMs: 1000 });
    expect(solution.status).toBe('feasible');
    expect(solution.seconds).toBeLessThan(10);
    if (solution.status === 'feasible') expect(solution.bound).toBeGreaterThanOrEqual(solution.objective);
  });

  it('says that it knows nothing when it is stopped before it has a point', async () => {
    const solution = await highs().solve(marketSplit(), { timeLimitMs: 200 });
    expect(solution).toMatchObject({ status: 'unknown', limit: 'time', engineStatus: 'Time limit reached' });
  });

  it('stops at the gap that is asked for', async () => {
    const solution = await highs().solve(hardKnapsack(), { relativeGap: 0.2 });
    expect(solution.status).toBe('optimal');
    if (solution.status === 'optimal') expect(solution.bound).toBeLessThanOrEqual(solution.objective * 1.25);
  });

  it('bounds a linear program by its optimum, and not at all without one', async () => {
    expect(await highs().solve(smallModel([[1, 2, 1]], []))).toMatchObject({ status: 'optimal', bound: 1 });
    expect(await highs().solve(smallModel([[1, 2, 1]], [[3, [1], 4]]))).not.toHaveProperty('bound');
  });

  it('claims no bound for whole columns that no point can hold', async () => {
    const impossible = smallModel([[1.2, 1.8, 1, 'integer']], []);
    expect(await highs().solve(impossible)).not.toHaveProperty('bound');
  });

  it('works on after a model that its engine throws at', async () => {
    const solver = highs();
    const sound = smallModel([[1, 2, 1]], []);
    await expect(solver.solve({ ...sound, offset: Number.NaN })).rejects.toThrow(SolverFailure);
    expect(await solver.solve(sound)).toMatchObject({ status: 'optimal', objective: 1 });
  });

  it('goes on with a fresh instance after one that could not load', async () => {
    const places = ['/nowhere/highs.wasm', fileURLToPath(import.meta.resolve('highs/runtime'))];
    const solver = highs({ locateFile: () => places.shift() as string });
    await expect(solver.solve(smallModel([[1, 2, 1]], []))).rejects.toThrow(SolverFailure);
    expect((await solver.solve(smallModel([[1, 2, 1]], []))).status).toBe('optimal');
  });
});

describe('HiGHS declines', () => {
  const sound = smallModel([[0, 1, 1]], [[0, [1], 1]]);
  const [column, row] = [sound.columns[0], sound.rows[0]];
  const withColumn = (change: object) => ({ ...sound, columns: [{ ...column, ...change }] }) as Model;
  const withCoefficient = (coefficient: number) =>
    ({ ...sound, rows: [{ ...row, terms: [{ column: 0, coefficient }] }] }) as unknown as Model;

  it.each([
    ['a bound that it takes for infinite', withColumn({ upper: 1e20 }), /"column 0" has a bound of/],
    ['a cost that it takes for infinite', withColumn({ cost: -1e21 }), /"column 0" has a cost of/],
    ['a coefficient that it would drop', withCoefficient(1e-9), /"row 0" has a coefficient of 1e-9, which would be/],
    ['a coefficient that is too large', withCoefficient(1e15), /"row 0" has a coefficient of .* too large/],
  ])('%s', async (_, model, reason) => {
    const refusal = highs().solve(model);
    await expect(refusal).rejects.toThrow(UnsupportedModelError);
    await expect(refusal).rejects.toThrow(reason);
  });
});
