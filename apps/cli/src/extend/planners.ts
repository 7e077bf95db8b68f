import { type Planner, type PlannerFactory, type PlannerRegistry, plannersNamed, type Scenario } from '@fleetmix/core';
import { defaults } from '../defaults.ts';
import { UsageError } from '../usage-error.ts';
import { isFile, loadPlanner } from './load-extension.ts';
import { solverNamed } from './solvers.ts';

/** The exact planner on its own engine, with a thread a core for scenarios of many parts, or on the solver of that name. */
export async function exactPlanner(solver: string): Promise<Planner> {
  const { exact } = await import('@fleetmix/planner');
  if (solver !== defaults.solver) return exact({ solver: await solverNamed(solver) });
  return exact({ pool: async () => (await import('@fleetmix/planner/node')).workerThreads() });
}

/**
 * Every planner that these names can stand for: registered ones, and files. Loads no more than they need.
 * @param asPublished whether `greedy` is to count stock as the published script does
 */
export async function plannerRegistry(
  solver: string,
  names: readonly string[],
  asPublished = false,
): Promise<PlannerRegistry> {
  const exact = await exactPlanner(solver);
  const registry = new Map<string, PlannerFactory>([['exact', () => [exact]]]);
  const others = names.filter((name) => name !== 'exact' && !isFile(name));
  for (const [name, factory] of others.length > 0 ? await heuristicPlanners(exact, asPublished) : []) {
    registry.set(name, factory);
  }
  for (const name of names.filter(isFile)) {
    const planner = await loadPlanner(name);
    registry.set(name, () => [planner]);
  }
  return registry;
}

async function heuristicPlanners(exact: Planner, asPublished: boolean): Promise<PlannerRegistry> {
  const { heuristics } = await import('@fleetmix/heuristics');
  return heuristics({ exact, asPublished });
}

/** The planners that names stand for, in order. */
export async function plannersNamedBy(
  names: readonly string[],
  solver: string,
  scenario: Scenario,
): Promise<readonly Planner[]> {
  const registry = await plannerRegistry(solver, names);
  return names.flatMap((name) => plannersNamed(name, registry, scenario));
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
