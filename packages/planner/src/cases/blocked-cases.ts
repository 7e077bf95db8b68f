import {
  caseScenarios,
  type PlanOptions,
  type PlanResult,
  quoted,
  type Scenario,
  type ScenarioCase,
} from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { findBlockedClasses, listed } from '../blocked-classes.ts';
import { formulate } from '../formulate.ts';
import { gaveUp, impossible } from '../plan-with-solver.ts';

/** Cases that are explained one by one. */
const shownCases = 3;

/**
 * Why a scenario that was proved to have no plan has none: the cases that cannot be served by themselves, and what stands in
 * their way; or, where there is none such, what they must share.
 */
export async function whyImpossible(
  scenario: Scenario,
  solver: Solver,
  remaining: () => PlanOptions,
): Promise<PlanResult> {
  const blocked: ScenarioCase[] = [];
  for (const one of caseScenarios(scenario)) if (await isBlocked(one.scenario, solver, remaining())) blocked.push(one);
  const weight = blocked.reduce((sum, { share }) => sum + share, 0);
  if (blocked.length === 0 || weight <= (scenario.futures?.mayFailShare ?? 0) * (1 + 1e-9))
    return { status: 'impossible', reason: sharedReason(scenario), blockers: [], solver: solver.name };
  const reasons: string[] = [];
  let first: Extract<PlanResult, { status: 'impossible' }> | undefined;
  for (const one of blocked.slice(0, shownCases)) {
    const result = await impossible(one.scenario, solver, remaining());
    if (result.status !== 'impossible')
      return gaveUp(solver, `${one.name}: ${'reason' in result ? result.reason : ''}`);
    first ??= result;
    reasons.push(`${one.name}: ${result.reason}`);
  }
  const others = blocked.slice(shownCases).map(({ name }) => quoted(name));
  if (others.length > 0) reasons.push(`Nor can these be served: ${listed(others)}.`);
  return {
    status: 'impossible',
    reason: reasons.join(' '),
    blockers: first?.blockers ?? [],
    ...(first?.limits === undefined ? {} : { limits: first.limits }),
    solver: solver.name,
  };
}

async function isBlocked(scenario: Scenario, solver: Solver, options: PlanOptions): Promise<boolean> {
  if (findBlockedClasses(scenario).length > 0) return true;
  const { status } = await solver.solve(formulate(scenario).model, options);
  return status === 'infeasible' || status === 'infeasible-or-unbounded';
}

function sharedReason({ futures, offers }: Scenario): string {
  const remedy = 'Raise stock, maxReplicas or limits, or add offers.';
  if (futures?.decideNow === 'all')
    return `Each future can be served by itself, but no one fleet serves all that must be, within stock, maxReplicas and limits. Decide what is reserved alone now, or: ${remedy}`;
  const rental = offers.some(({ minRentalHours = 0 }) => minRentalHours > 0) ? ' and minimum rentals' : '';
  const each = futures === undefined ? 'period' : 'future';
  return `Each ${each} can be served by itself, but what they must share, the same reserved replicas${rental}, does not fit stock, maxReplicas and limits in all of them. ${remedy}`;
}
