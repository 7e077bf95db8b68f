import type { PlanOptions, Scenario } from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import type { Formulation } from '../formulation.ts';
import { sameShare } from './served-fleet.ts';
import { formulateServed } from './served-model.ts';

/** What shares say of some priorities; nothing of a priority is 0. */
export function kept(
  shares: ReadonlyMap<number, number> | undefined,
  priorities: readonly number[],
): ReadonlyMap<number, number> {
  return new Map(priorities.map((priority) => [priority, shares?.get(priority) ?? 0]));
}

/**
 * Solves for an aim with what is served of other priorities kept: wholly where all of one is, else less what lets a solver find
 * again what it found. Where a solver took rounding for the whole, that much less is kept of it as well.
 */
export async function solveKeeping(
  scenario: Scenario,
  aim: number | 'least-cost',
  shares: ReadonlyMap<number, number>,
  solver: Solver,
  options: () => PlanOptions,
): Promise<{ readonly model: Formulation; readonly solution: Solution }> {
  const isWhole = (share: number) => share >= 1 - sameShare;
  const less = (share: number) => Math.max(0, share - sameShare / 10);
  const keeping = (share: (own: number) => number) =>
    formulateServed(scenario, aim, new Map([...shares].map(([priority, own]) => [priority, share(own)])));
  const model = keeping((own) => (isWhole(own) ? 1 : less(own)));
  const solution = await solver.solve(model.model, options());
  const isFinal = 'point' in solution || solution.status === 'unknown' || ![...shares.values()].some(isWhole);
  if (isFinal) return { model, solution };
  const looser = keeping(less);
  return { model: looser, solution: await solver.solve(looser.model, options()) };
}
