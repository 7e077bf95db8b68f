/**
 * Every tolerance of the engine, with its reason. Rows are scaled to USD/hour (see problem.ts), so that a number near 1
 * means "as dear as a replica" in every row; shares lie between 0 and 1.
 *
 * None of them decides what is proved: bounds are recomputed in closed form (weak-duality.ts), and plans are judged in
 * original units (routing.ts). A tolerance here can cost time or end a search as `unfinished`, never make an answer wrong.
 */
export const tolerances = {
  /** A share, a replica total or a slack may miss its bound by this (relative to the bound, or to 1). */
  primal: 1e-9,
  /** A replica total this close to a whole number is whole: above `primal`, below the judge's 1e-6. */
  integral: 1e-7,
  /** An entry of a pivot row below this share of the terms that it was summed from is rounding noise, not a number. */
  cancellation: 1e-10,
  /** A pivot below this share of the largest entry of its column is replaced by an earlier breakpoint. */
  pivot: 1e-7,
  /** A pivot computed by row and by column must agree to this, or the basis is factorised afresh. */
  agreement: 1e-7,
  /** A basis whose elimination meets a pivot below this is singular. */
  singular: 1e-11,
  /** Least price of spare capacity, in shares of a replica's price; see `nudges` in simplex/relaxation.ts. */
  nudge: 1e-9,
  /** Two costs closer than this (relative) are the same: above what nudges can add up to, far below the judge's 1e-6. */
  cost: 1e-8,
} as const;
