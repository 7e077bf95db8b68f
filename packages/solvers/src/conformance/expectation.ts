import type { Model } from '../model.ts';
import type { Outcome, Solution, Solver } from '../solver.ts';
import { objectiveOf, verify } from '../verify.ts';

/** A case of the conformance suite did not hold. The message says what was expected and what came. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

/** How far apart two objectives may be, relative: engines round (javascript-lp-solver to 8 decimals). */
const objectiveTolerance = 1e-6;

/** Throws unless the condition holds. */
export function require(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ConformanceError(message);
}

/** Whether two objectives are the same but for rounding. */
export function sameObjective(a: number, b: number): boolean {
  return Math.abs(a - b) <= objectiveTolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Solves, and requires a proved optimum of that value whose point holds and whose objective is true. */
export async function requireOptimum(
  solver: Solver,
  model: Model,
  objective: number,
): Promise<Extract<Solution, { status: 'optimal' }>> {
  const solution = await solver.solve(model);
  require(solution.status === 'optimal', `expected optimal, came ${solution.status} (${solution.engineStatus})`);
  const violations = verify(model, solution.point);
  require(violations.length === 0, `the point breaks ${violations[0]?.kind} at ${violations[0]?.name}`);
  require(sameObjective(
    objectiveOf(model, solution.point),
    solution.objective,
  ), 'the objective is not that of the point');
  require(sameObjective(solution.objective, objective), `expected ${objective}, came ${solution.objective}`);
  return solution;
}

/** Solves, and requires one of these statuses, none of which carries a point. */
export async function requireStatus(
  solver: Solver,
  model: Model,
  ...statuses: readonly Outcome['status'][]
): Promise<void> {
  const { status, engineStatus } = await solver.solve(model);
  require(statuses.includes(status), `expected ${statuses.join(' or ')}, came ${status} (${engineStatus})`);
}
