import type { Model } from './model.ts';
import { SolverFailure } from './solver.ts';
import { objectiveOf, type Violation, verify, verifyTolerance } from './verify.ts';

/**
 * An engine's point, made whole where columns are whole and freed of -0, with its objective.
 * @throws SolverFailure when it does not hold: a wrong answer is never passed on.
 */
export function trustedPoint(
  model: Model,
  values: ArrayLike<number>,
  solver: string,
): { point: Float64Array; objective: number } {
  const point = Float64Array.from(values, (value, position) => tidied(model, value, position));
  const violations = verify(model, point);
  if (violations.length > 0) throw wrongPoint(violations, solver);
  return { point, objective: objectiveOf(model, point) };
}

function tidied(model: Model, value: number, position: number): number {
  const whole = Math.round(value);
  const snaps = model.columns[position]?.kind === 'integer' && Math.abs(value - whole) <= 10 * verifyTolerance;
  return (snaps ? whole : value) + 0;
}

function wrongPoint(violations: readonly Violation[], solver: string): SolverFailure {
  const [{ kind, name, excess }] = violations as readonly [Violation];
  return new SolverFailure(
    `${solver} returned a point that breaks the model in ${violations.length} places, first by ${excess.toPrecision(3)} at "${name}" (${kind}). Use another solver for this model.`,
  );
}
