import type { Limit, Outcome } from '../solver.ts';

/** What javascript-lp-solver says, and what it does not: how the search went. */
export interface JavascriptLpAnswer {
  readonly feasible: boolean;
  readonly bounded: boolean;
  readonly isIntegral: boolean;
  /** The model has whole columns, so that there was a search. */
  readonly whole: boolean;
  /** The search may have been cut off by its time limit. */
  readonly late: boolean;
  /** Some part of the search ran in circles, and was dropped as though it held no point. */
  readonly cycled: boolean;
}

/** An outcome without its point; `broken` is an answer that contradicts itself. */
export type JavascriptLpEnding =
  | { readonly status: Exclude<Outcome['status'], 'feasible' | 'unknown'> | 'broken' }
  | { readonly status: 'feasible' | 'unknown'; readonly limit: Limit };

/**
 * Translates an answer. A search that timed out calls itself feasible with fractions in whole columns, or infeasible: only
 * `isIntegral` can be believed then. A linear program is not searched, and takes no notice of time.
 */
export function javascriptLpEnding(answer: JavascriptLpAnswer): JavascriptLpEnding {
  const { feasible, bounded, isIntegral, whole } = answer;
  const limit = interruption(answer);
  if (feasible && !bounded) return { status: whole && !isIntegral ? 'infeasible-or-unbounded' : 'unbounded' };
  if (limit !== undefined) return { status: feasible && (isIntegral || !whole) ? 'feasible' : 'unknown', limit };
  if (!feasible) return { status: 'infeasible' };
  return { status: whole && !isIntegral ? 'broken' : 'optimal' };
}

function interruption({ whole, late, cycled }: JavascriptLpAnswer): Limit | undefined {
  if (whole && late) return 'time';
  return cycled ? 'other' : undefined;
}
