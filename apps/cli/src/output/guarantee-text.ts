import type { Guarantee } from '@fleetmix/core';
import { percent, usd } from './figures.ts';

/** Below this, a gap is rounding in the solver's arithmetic. */
const noGap = 1e-6;

/** How good a plan is, in words. */
export function guaranteeText(guarantee: Guarantee, usdPerHour: number): string {
  if (guarantee.kind === 'none') return 'no guarantee: how much cheaper a plan could be was not examined';
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return 'proved optimal';
  const bound = `(at least ${usd(guarantee.atLeastUsdPerHour)} USD/hour)`;
  return `at most ${aboveOptimum(usdPerHour, guarantee.atLeastUsdPerHour)} above the optimum ${bound}`;
}

/** The same in a word or two, for a table's cell. */
export function shortGuarantee(guarantee: Guarantee, usdPerHour: number): string {
  if (guarantee.kind === 'none') return 'none';
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return 'optimal';
  return `at most +${aboveOptimum(usdPerHour, guarantee.atLeastUsdPerHour)}`;
}

/** Rounded up: a promise must not be made smaller by rounding. */
function aboveOptimum(usdPerHour: number, atLeast: number): string {
  if (!(atLeast > 0)) return 'any amount';
  return percent(Math.ceil((usdPerHour / atLeast - 1) * 1000) / 1000, 1);
}
