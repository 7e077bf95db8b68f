import { quoted, suggestion } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { defaults } from '../defaults.ts';
import { UsageError } from '../usage-error.ts';
import { isFile, loadSolver } from './load-extension.ts';

/** The solver of that name: a built-in one, or a file's. */
export async function solverNamed(name: string): Promise<Solver> {
  if (isFile(name)) return loadSolver(name);
  const { builtinSolvers } = await import('@fleetmix/solvers');
  const solver = builtinSolvers.get(name);
  if (solver !== undefined) return solver();
  const known = [defaults.solver, ...builtinSolvers.keys()];
  throw new UsageError(
    `no solver is called ${quoted(name)}.${suggestion(name, known)} There are: ${known.join(', ')}, or a file such as ./mine.mjs.`,
  );
}
