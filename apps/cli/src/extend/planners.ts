import { type Planner, type PlannerRegistry, plannersNamed, type Scenario } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';
import { isFile, loadPlanner } from './load-extension.ts';
import { solverNamed } from './solvers.ts';

/** The exact planner on the solver of that name. */
export async function exactPlanner(solver: string): Promise<Planner> {
  const { exact } = await import('@fleetmix/planner');
  return exact({ solver: await solverNamed(solver) });
}

/** Every planner that a name can stand for; loads them all, and no solver's engine. */
export async function plannerRegistry(solver: string): Promise<PlannerRegistry> {
  const [{ heuristics }, exact] = await Promise.all([import('@fleetmix/heuristics'), exactPlanner(solver)]);
  return new Map([['exact', () => [exact]], ...heuristics]);
}

/** The planners that names stand for, in order: registered ones, or a file's. */
export async function plannersNamedBy(
  names: readonly string[],
  solver: string,
  scenario: Scenario,
): Promise<readonly Planner[]> {
  const registry = await plannerRegistry(solver);
  const planners: Planner[] = [];
  for (const name of names) {
    if (isFile(name)) planners.push(await loadPlanner(name));
    else planners.push(...plannersNamed(name, registry, scenario));
  }
  return planners;
}

/** The one planner that a name stands for. */
export async function plannerNamed(name: string, solver: string, scenario: Scenario): Promise<Planner> {
  const planners = await plannersNamedBy([name], solver, scenario);
  if (planners.length === 1) return planners[0] as Planner;
  const all = planners.map((planner) => planner.name).join(', ');
  throw new UsageError(
    `--planner ${name} stands for several planners: ${all}. Name one of them, or use fleetmix compare.`,
  );
}
