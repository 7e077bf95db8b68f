import type { SolveOptions } from './solver.ts';

/** Limits as an adapter uses them: `Infinity` milliseconds is no limit, a gap of 0 asks for a proof. */
export interface SolveLimits {
  readonly timeLimitMs: number;
  readonly relativeGap: number;
}

/**
 * The options of a solve, checked, with their defaults.
 * @throws RangeError where one is negative or no number: an engine would take it for something else
 */
export function solveLimits({ timeLimitMs = Number.POSITIVE_INFINITY, relativeGap = 0 }: SolveOptions): SolveLimits {
  return {
    timeLimitMs: notNegative('timeLimitMs', timeLimitMs),
    relativeGap: notNegative('relativeGap', relativeGap),
  };
}

function notNegative(option: string, value: number): number {
  if (value >= 0) return value;
  throw new RangeError(`${option} is ${value}. Give a number from 0 up, or leave it out.`);
}
