import {
  evaluate,
  type Loss,
  lossName,
  type Plan,
  type PlanOptions,
  type PlanResult,
  type Scenario,
} from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { findBlockedClasses, listed } from '../blocked-classes.ts';
import { countdown } from '../countdown.ts';
import { formulate } from '../formulate.ts';
import { bestBound, guaranteeOf } from '../guarantee.ts';
import { servablePairs } from '../pairs.ts';
import { brokenPlan, gaveUp, impossible, outOfTime } from '../plan-with-solver.ts';
import { waysByClass } from '../ways.ts';
import { findSurviving } from './find-surviving.ts';
import { formulateSurviving } from './surviving-model.ts';

/** The cheapest fleet that still serves when any one of the scenario's losses happens: see {@link findSurviving}. */
export async function planSurviving(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const remaining = countdown(options);
  let bound = bestBound(scenario);
  if (findBlockedClasses(scenario).length > 0) return impossible(withoutLosses(scenario), solver, remaining());
  const found = await findSurviving(scenario, solver, remaining, (losses) => formulateSurviving(scenario, losses), {
    onSolution: (solution, { usdPerHourOfObjective }) => {
      bound = bestBound(scenario, Math.max(bound, (solution.bound ?? 0) * usdPerHourOfObjective));
    },
  });
  switch (found.status) {
    case 'found':
      return planned(scenario, found.plan, found.solution, bound, options);
    case 'stopped': {
      const limit = found.solution.status === 'unknown' ? found.solution.limit : 'time';
      return gaveUp(solver, outOfTime(solver, options, limit), bound);
    }
    case 'none':
      return nothingSurvives(scenario, found.written, solver, remaining());
    case 'contradiction':
      return gaveUp(
        solver,
        `${solver.name} contradicts itself: a loss that it planned for breaks its plan. Use another solver.`,
      );
  }
}

function withoutLosses({ survive: _, ...scenario }: Scenario): Scenario {
  return scenario;
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
