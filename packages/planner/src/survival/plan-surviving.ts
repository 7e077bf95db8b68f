import {
  evaluate,
  type Failover,
  type Loss,
  lossesOf,
  lossName,
  type Plan,
  type PlanOptions,
  type PlanResult,
  type Route,
  type Scenario,
} from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { findBlockedClasses, listed } from '../blocked-classes.ts';
import { countdown } from '../countdown.ts';
import { decode } from '../decode.ts';
import { formulate } from '../formulate.ts';
import { bestBound, guaranteeOf } from '../guarantee.ts';
import { servablePairs } from '../pairs.ts';
import { brokenPlan, gaveUp, impossible, outOfTime } from '../plan-with-solver.ts';
import { waysByClass } from '../ways.ts';
import { formulateSurviving, scenarioAfter } from './surviving-model.ts';

/**
 * The cheapest fleet that still serves when any one of the scenario's losses happens. Losses are written into the model one
 * by one, as they are found to break the cheapest fleet so far: with some of them left out no fleet costs more, so one
 * that none of them breaks is the cheapest of all. The plan carries the routes after each loss that needs others.
 */
export async function planSurviving(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const remaining = countdown(options);
  const losses = lossesOf(scenario);
  const written: Loss[] = [];
  let bound = bestBound(scenario);
  if (findBlockedClasses(scenario).length > 0) return impossible(withoutLosses(scenario), solver, remaining());
  for (;;) {
    const model = formulateSurviving(scenario, written);
    const solution = await solver.solve(model.model, remaining());
    bound = bestBound(scenario, Math.max(bound, (solution.bound ?? 0) * model.usdPerHourOfObjective));
    if (solution.status === 'unknown') return gaveUp(solver, outOfTime(solver, options, solution.limit), bound);
    if (!('point' in solution)) return nothingSurvives(scenario, written, solver, remaining());
    const plan = decode(scenario, model, solution.point);
    const { broken, failovers, isStopped } = await tryLosses(scenario, plan, losses, solver, remaining);
    if (isStopped) return gaveUp(solver, outOfTime(solver, options, 'time'), bound);
    if (broken.length === 0) return planned(scenario, { ...plan, failovers }, solution, bound, options);
    const fresh = broken.filter((loss) => !written.includes(loss));
    if (fresh.length === 0)
      return gaveUp(
        solver,
        `${solver.name} contradicts itself: a loss that it planned for breaks its plan. Use another solver.`,
      );
    written.push(...fresh);
  }
}

function withoutLosses({ survive: _, ...scenario }: Scenario): Scenario {
  return scenario;
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

function planned(
  scenario: Scenario,
  plan: Plan,
  solution: Solution,
  bound: number,
  { relativeGap = 0 }: PlanOptions,
): PlanResult {
  const { usdPerHour, violations } = evaluate(scenario, plan);
  if (violations.length > 0) throw brokenPlan(scenario, solution, violations);
  const isFinished = solution.status === 'optimal';
  // An engine that calls a point optimal but reports no bound has proved what it was asked for.
  const claimed = isFinished && solution.bound === undefined ? usdPerHour * (1 - relativeGap) : bound;
  const guarantee = guaranteeOf(usdPerHour, Math.max(bound, claimed), isFinished && relativeGap === 0);
  return { status: 'planned', plan, guarantee, solver: solution.solver };
}

/** Why: what stands in the way without any loss; or a class that lives in one place; or what there is to rent. */
async function nothingSurvives(
  scenario: Scenario,
  written: readonly Loss[],
  solver: Solver,
  options: PlanOptions,
): Promise<PlanResult> {
  const found = await solver.solve(formulate(withoutLosses(scenario)).model, options);
  if (!('point' in found) && found.status !== 'unknown') return impossible(withoutLosses(scenario), solver, options);
  const tied = classesIn(scenario, written);
  const losses = listed(written.map(lossName));
  const reason =
    tied.length > 0
      ? tied
          .map(
            ({ name, loss }) => `Only ${lossName(loss)} can serve "${name}", so nothing serves it when that is gone.`,
          )
          .join(' ')
      : `There is a fleet, but none that still serves when one of these is gone: ${losses}. Raise stock, maxReplicas or limits, or add offers.`;
  const blockers = tied.map(({ name }) => ({ kind: 'class', class: name }) as const);
  return { status: 'impossible', reason, blockers, solver: solver.name };
}

function classesIn(scenario: Scenario, losses: readonly Loss[]) {
  const byClass = waysByClass(scenario, servablePairs(scenario));
  return byClass.flatMap((ways, at) => {
    const loss = losses.find(
      ({ unit, offers }) =>
        unit !== 'replica' && ways.every(({ parts }) => parts.some(({ offer }) => offers.includes(offer))),
    );
    return ways.length > 0 && loss !== undefined ? [{ name: scenario.workload.classes[at]?.name ?? '', loss }] : [];
  });
}
