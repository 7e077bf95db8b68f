import type { PlanDocument } from '@fleetmix/core';
import { duration, percent, usd } from './figures.ts';

/** Below this, a gap is rounding in the solver's arithmetic. */
const noGap = 1e-6;

/** How good a plan is, in a sentence. */
export function proofText({ guarantee = { kind: 'none' }, usdPerHour = 0, objective }: PlanDocument): string {
  if (guarantee.kind === 'none') return 'Not proved: how much better a fleet could be was not examined.';
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return proved[objective?.goal ?? 'least-cost'];
  if (objective !== undefined) return 'Not proved optimal: another fleet may do better.';
  const { atLeastUsdPerHour } = guarantee;
  const bound = `no fleet costs less than ${usd(atLeastUsdPerHour)} USD/hour`;
  return `Not proved optimal: ${bound}, so this plan is at most ${above(usdPerHour, atLeastUsdPerHour)} above the optimum.`;
}

const proved = {
  'least-cost': 'Proved optimal: no fleet of these offers serves this demand for less.',
  'most-served': 'Proved optimal: no fleet of these offers that keeps the rules serves more.',
  'shortest-makespan': 'Proved optimal: no fleet of these offers is done sooner within the budget.',
  'least-power': 'Proved optimal: no fleet of these offers serves this demand with less power.',
  'least-carbon': 'Proved optimal: no fleet of these offers serves this demand with less emissions.',
} as const;

/** The same in a word or two, for a table's cell. */
export function shortProof({ guarantee = { kind: 'none' }, usdPerHour = 0, objective }: PlanDocument): string {
  if (guarantee.kind === 'none') return 'no proof';
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return 'optimal';
  if (objective !== undefined) return `gap of the goal ${percent(guarantee.relativeGap, 1)}`;
  return `at most +${above(usdPerHour, guarantee.atLeastUsdPerHour)}`;
}

/** Who answered, and how long it took. */
export function searchText({ planner, solver, seconds }: PlanDocument): string {
  const engine = solver === undefined ? '' : ` (${solver === 'builtin' ? 'built-in engine' : solver})`;
  return `${planner}${engine}, ${duration(seconds)}`;
}

/** Rounded up: a promise must not be made smaller by rounding. */
function above(usdPerHour: number, atLeast: number): string {
  if (!(atLeast > 0)) return 'any amount';
  return percent(Math.ceil((usdPerHour / atLeast - 1) * 1000) / 1000, 1);
}
