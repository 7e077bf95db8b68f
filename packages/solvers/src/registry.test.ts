import { expect, it } from 'vitest';
import { builtinSolvers, solverNamed, UnknownSolverError } from './registry.ts';

it('solvers are made by name', () => {
  expect(['highs', 'javascript-lp-solver'].map((name) => solverNamed(name).name)).toEqual([...builtinSolvers.keys()]);
});

it('a registry is extended by copying it', () => {
  const mine = solverNamed('highs');
  expect(solverNamed('mine', new Map([...builtinSolvers, ['mine', () => mine]]))).toBe(mine);
});

it('an unknown solver name lists the known ones', () => {
  expect(() => solverNamed('cplex')).toThrow(UnknownSolverError);
  expect(() => solverNamed('cplex')).toThrow('no solver is called "cplex". There are: highs, javascript-lp-solver.');
});
