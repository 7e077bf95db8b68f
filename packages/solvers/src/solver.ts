import type { Model } from './model.ts';

/** Which limit ended a search. */
export type Limit = 'time' | 'other';

/**
 * How a search ended and what it holds: two facts in one union, so that a point is reachable only where there is one.
 * `point` has one value a column, `objective` is its value, offset included; `optimal` is meant within the relative gap
 * that was asked for.
 */
export type Outcome =
  | { readonly status: 'optimal'; readonly point: Float64Array; readonly objective: number }
  | { readonly status: 'feasible'; readonly point: Float64Array; readonly objective: number; readonly limit: Limit }
  | { readonly status: 'infeasible' | 'unbounded' | 'infeasible-or-unbounded' }
  | { readonly status: 'unknown'; readonly limit: Limit };

/** An outcome, with who found it and how. */
export type Solution = Outcome & {
  /** Name of the solver. */
  readonly solver: string;
  readonly seconds: number;
  /** Proved bound on the objective (from below when minimising), where the engine gives one. */
  readonly bound?: number;
  /** The engine's own words for its status. */
  readonly engineStatus: string;
};

/** Limits of one call. A RangeError answers those that are negative or no number. */
export interface SolveOptions {
  /** Stop after about this many milliseconds; no limit where absent or `Infinity`. */
  readonly timeLimitMs?: number;
  /** Stop at this relative gap between point and bound; 0, a proof, where absent. */
  readonly relativeGap?: number;
}

/** Solves models. Adapters claim only what their engine does by itself. */
export interface Solver {
  readonly name: string;
  readonly capabilities: {
    /** Takes integer columns. */
    readonly integers: boolean;
    /** Reports a proved bound when it is stopped early. */
    readonly bound: boolean;
  };
  /**
   * Rejects with {@link UnsupportedModelError} when it cannot take the model, and with {@link SolverFailure} when its
   * engine breaks or returns a point that does not hold.
   */
  solve(model: Model, options?: SolveOptions): Promise<Solution>;
}

/** This adapter cannot take this model; another one may. The message says why, and what to use. */
export class UnsupportedModelError extends Error {
  override readonly name = 'UnsupportedModelError';
}

/** The engine broke, or answered wrongly. Nothing is known about the model. */
export class SolverFailure extends Error {
  override readonly name = 'SolverFailure';
}
