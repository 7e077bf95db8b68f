import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hardKnapsack } from '../conformance/hard-knapsack.ts';
import { smallModel } from '../conformance/small-model.ts';
import { SolverFailure, solverNamed, UnknownSolverError } from '../index.ts';
import { highs } from './highs.ts';
import { highsEnding } from './highs-status.ts';

describe('HiGHS', () => {
  it('stops at its time limit with a point and a bound on the right side of it', async () => {
    const solution = await highs().solve(hardKnapsack(), { timeLimitMs: 1000 });
    expect(solution.status).toBe('feasible');
    expect(solution.seconds).toBeLessThan(10);
    if (solution.status === 'feasible') expect(solution.bound).toBeGreaterThanOrEqual(solution.objective);
  });

  it('stops at the gap that is asked for', async () => {
    const solution = await highs().solve(hardKnapsack(), { relativeGap: 0.2 });
    expect(solution.status).toBe('optimal');
    if (solution.status === 'optimal') expect(solution.bound).toBeLessThanOrEqual(solution.objective * 1.25);
  });

  it('gives no bound for a model without whole columns', async () => {
    expect(await highs().solve(smallModel([[1, 2, 1]], []))).not.toHaveProperty('bound');
  });

  it('goes on with a fresh instance after one that could not load', async () => {
    const places = ['/nowhere/highs.wasm', fileURLToPath(import.meta.resolve('highs/runtime'))];
    const solver = highs({ locateFile: () => places.shift() as string });
    await expect(solver.solve(smallModel([[1, 2, 1]], []))).rejects.toThrow(SolverFailure);
    expect((await solver.solve(smallModel([[1, 2, 1]], []))).status).toBe('optimal');
  });
});

it('every status of HiGHS has an ending, and one that it does not know counts as broken', () => {
  expect(Array.from({ length: 18 }, (_, code) => highsEnding(code).ending)).toEqual([
    ...Array(6).fill('broken'),
    'optimal',
    'optimal',
    'infeasible',
    'infeasible-or-unbounded',
    'unbounded',
    'other',
    'other',
    'time',
    'other',
    'other',
    'other',
    'other',
  ]);
  expect(highsEnding(99)).toEqual({ ending: 'broken', words: 'status 99' });
});

it('an unknown solver name lists the known ones', () => {
  expect(() => solverNamed('cplex')).toThrow(UnknownSolverError);
  expect(() => solverNamed('cplex')).toThrow('no solver is called "cplex". There are: highs, javascript-lp-solver.');
});
