import type { Solver } from '../solver.ts';

/** One thing that every adapter must get right, whatever its engine. */
export interface ConformanceCase {
  /** A sentence. */
  readonly name: string;
  /** The case is for solvers that take integer columns. */
  readonly integers?: boolean;
  /** Throws a ConformanceError that says what was expected, or UnsupportedModelError where the adapter declines. */
  run(solver: Solver): Promise<void>;
}
