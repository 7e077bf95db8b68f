import {
  evaluate,
  type Failover,
  type Loss,
  lossesOf,
  type Plan,
  type PlanOptions,
  type Route,
  type Scenario,
} from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { findBlockedClasses } from '../blocked-classes.ts';
import { decode } from '../decode.ts';
import { formulate } from '../formulate.ts';
import type { Formulation } from '../formulation.ts';
import { scenarioAfter } from './surviving-model.ts';

/** The best plan of a model that survives every loss, or why there is none; with the losses that are written by then. */
export type Surviving = { readonly written: readonly Loss[]; readonly solution: Solution } & (
  | { readonly status: 'found'; readonly plan: Plan; readonly solution: Extract<Solution, { point: Float64Array }> }
  /** The solver was stopped, while it planned or while it routed after a loss. */
  | { readonly status: 'stopped' }
  | { readonly status: 'none' }
  /** A loss that is written breaks the plan. */
  | { readonly status: 'contradiction' }
);

/**
 * The best plan of a model among those that survive. Losses are written into the model one by one, as they are found to break
 * the best plan so far: with some of them left out no plan is worse, so one that none of them breaks is the best of all. The
 * plan carries the routes after each loss that needs others.
 * @param formulateWith the model with these losses written into it
 * @param known losses to begin with
 * @param onSolution called with each answer of the solver
 */
export async function findSurviving(
  scenario: Scenario,
  solver: Solver,
  remaining: () => PlanOptions,
  formulateWith: (losses: readonly Loss[]) => Formulation,
  { known = [], onSolution = () => {} }: FindOptions = {},
): Promise<Surviving> {
  const losses = lossesOf(scenario);
  const written = [...known];
  for (;;) {
    const model = formulateWith(written);
    const solution = await solver.solve(model.model, remaining());
    onSolution(solution, model);
    if (solution.status === 'unknown') return { status: 'stopped', solution, written };
    if (!('point' in solution)) return { status: 'none', solution, written };
    const plan = decode(scenario, model, solution.point);
    const { broken, failovers, isStopped } = await tryLosses(scenario, plan, losses, solver, remaining);
    if (isStopped) return { status: 'stopped', solution, written };
    const survivor = losses.length === 0 ? plan : { ...plan, failovers };
    if (broken.length === 0) return { status: 'found', plan: survivor, solution, written };
    const fresh = broken.filter((loss) => !written.includes(loss));
    if (fresh.length === 0) return { status: 'contradiction', solution, written };
    written.push(...fresh);
  }
}

interface FindOptions {
  readonly known?: readonly Loss[];
  readonly onSolution?: (solution: Solution, model: Formulation) => void;
}

interface Trial {
  readonly broken: readonly Loss[];
  readonly failovers: readonly Failover[];
  readonly isStopped: boolean;
}

/** Takes each loss off the fleet and routes anew where the plan's own routes no longer do. */
async function tryLosses(
  scenario: Scenario,
  plan: Plan,
  losses: readonly Loss[],
  solver: Solver,
  remaining: () => PlanOptions,
): Promise<Trial> {
  const broken: Loss[] = [];
  const failovers: Failover[] = [];
  for (const loss of losses) {
    const after = scenarioAfter(scenario, countsOf(scenario, plan), loss);
    if (after === undefined || holds(after, plan.routes)) continue;
    const routes = await routesAfter(after, solver, remaining());
    if (routes === 'stopped') return { broken, failovers, isStopped: true };
    if (routes === undefined) broken.push(loss);
    else failovers.push({ lost: loss.lost, routes });
  }
  return { broken, failovers, isStopped: false };
}

function countsOf({ offers }: Scenario, { replicas }: Plan): readonly number[] {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  return offers.map(({ name }) => counts.get(name) ?? 0);
}

/** Whether routes do on the very replicas that a scenario has. */
function holds(after: Scenario, routes: readonly Route[]): boolean {
  const replicas = after.offers.map(({ name, minReplicas = 0 }) => ({ offer: name, count: minReplicas }));
  return evaluate(after, { replicas, routes }).violations.length === 0;
}

/** Routes on the replicas that are left; undefined where there are none. */
async function routesAfter(
  after: Scenario,
  solver: Solver,
  options: PlanOptions,
): Promise<readonly Route[] | undefined | 'stopped'> {
  if (findBlockedClasses(after).length > 0) return undefined;
  const formulation = formulate(after);
  const solution = await solver.solve(formulation.model, options);
  if (solution.status === 'unknown') return 'stopped';
  if (!('point' in solution)) return undefined;
  const { routes } = decode(after, formulation, solution.point);
  return holds(after, routes) ? routes : undefined;
}
