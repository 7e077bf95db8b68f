import type { Goal, Guarantee } from '@fleetmix/core';
import { percent, usd } from './figures.ts';

/** Below this, a gap is rounding in the solver's arithmetic. */
const noGap = 1e-6;

/** How good a plan is, in words; of a goal other than the least cost, its gap is that of what the goal counts. */
export function guaranteeText(guarantee: Guarantee, usdPerHour: number, goal: Goal = 'least-cost'): string {
  if (guarantee.kind === 'none') return 'no guarantee: how much cheaper a plan could be was not examined';
  if (goal !== 'least-cost') return ofGoal(guarantee, usdPerHour, goal);
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return 'proved optimal';
  const bound = `(at least ${usd(guarantee.atLeastUsdPerHour)} USD/hour)`;
  return `at most ${aboveOptimum(usdPerHour, guarantee.atLeastUsdPerHour)} above the optimum ${bound}`;
}

function ofGoal({ relativeGap, atLeastUsdPerHour }: Proof, usdPerHour: number, goal: Goal): string {
  const isLeast = usdPerHour <= atLeastUsdPerHour * (1 + noGap);
  const least = isLeast ? '' : `; what is as good costs ${usd(atLeastUsdPerHour)} USD/hour at least`;
  if (relativeGap <= noGap) return isLeast ? 'proved optimal' : `proved to reach the goal, ${goal}${least}`;
  return `at most ${percent(Math.ceil(relativeGap * 1000) / 1000, 1)} short of the goal, ${goal}${least}`;
}

/** The same in a word or two, for a table's cell. */
export function shortGuarantee(guarantee: Guarantee, usdPerHour: number, goal: Goal = 'least-cost'): string {
  if (guarantee.kind === 'none') return 'none';
  if (guarantee.kind === 'optimal' && guarantee.relativeGap <= noGap) return 'optimal';
  if (goal !== 'least-cost') return `goal within ${percent(Math.ceil(guarantee.relativeGap * 1000) / 1000, 1)}`;
  return `at most +${aboveOptimum(usdPerHour, guarantee.atLeastUsdPerHour)}`;
}

type Proof = Exclude<Guarantee, { readonly kind: 'none' }>;

/** Rounded up: a promise must not be made smaller by rounding. */
function aboveOptimum(usdPerHour: number, atLeast: number): string {
  if (!(atLeast > 0)) return 'any amount';
  return percent(Math.ceil((usdPerHour / atLeast - 1) * 1000) / 1000, 1);
}
