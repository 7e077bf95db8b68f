import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Planner, quoted } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { UsageError } from '../usage-error.ts';

/** Whether a planner's or solver's name is a file of the user's own. */
export function isFile(name: string): boolean {
  return /^(\.{0,2}[/\\]|[A-Za-z]:[/\\])/.test(name) || /\.[cm]?js$/i.test(name);
}

/** The planner that a JavaScript module exports as `planner`. */
export async function loadPlanner(path: string): Promise<Planner> {
  const planner = await exported(path, 'planner');
  if (isNamed(planner) && typeof planner['plan'] === 'function') return planner as unknown as Planner;
  throw wrongExport(path, 'planner', '{ name: string, plan(scenario, options) }');
}

/** The solver that a JavaScript module exports as `solver`. */
export async function loadSolver(path: string): Promise<Solver> {
  const solver = await exported(path, 'solver');
  const { solve, capabilities } = isNamed(solver) ? solver : {};
  if (typeof solve === 'function' && typeof capabilities === 'object' && capabilities !== null) {
    return solver as unknown as Solver;
  }
  throw wrongExport(path, 'solver', '{ name: string, capabilities: { integers, bound }, solve(model, options) }');
}

async function exported(path: string, name: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(resolve(path)).href)) as Readonly<Record<string, unknown>>)[name];
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] as string) : String(cause);
    throw new UsageError(`cannot load the ${name} in ${quoted(path)}: ${reason.replace(/\.$/, '')}. ${remedy}`, {
      cause,
    });
  }
}

function isNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string';
}

function wrongExport(path: string, name: string, shape: string): UsageError {
  return new UsageError(`${quoted(path)} must export \`${name}\`, an object ${shape}. ${remedy}`);
}

const remedy = 'EXTENDING.md of fleetmix has an example.';
