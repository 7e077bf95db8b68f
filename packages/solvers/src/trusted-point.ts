import type { Column, Model } from './model.ts';
import { SolverFailure } from './solver.ts';
import { objectiveOf, type Violation, verify, verifyTolerance } from './verify.ts';

/** How far from a whole number an engine may leave a whole column: HiGHS allows itself 1e-6, its postsolve a little more. */
const wholeTolerance = 10 * verifyTolerance;

/**
 * An engine's point, made whole where columns are whole, put on the bounds that it misses by rounding, and freed of -0,
 * with its objective.
 * @throws SolverFailure when it does not hold: a wrong answer is never passed on.
 */
export function trustedPoint(
  model: Model,
  values: ArrayLike<number>,
  solver: string,
): { point: Float64Array; objective: number } {
  const point = Float64Array.from(values, (value, position) => tidied(model.columns[position], value));
  const violations = verify(model, point);
  if (violations.length > 0) throw wrongPoint(model, violations, solver);
  return { point, objective: objectiveOf(model, point) };
}

function tidied(column: Column | undefined, value: number): number {
  if (column === undefined) return value;
  const whole = Math.round(value);
  const snapped = column.kind === 'integer' && Math.abs(value - whole) <= wholeTolerance ? whole : value;
  const nearest = Math.min(Math.max(snapped, column.lower), column.upper);
  const slip = Math.abs(nearest - snapped);
  return (slip <= verifyTolerance * Math.max(1, Math.abs(snapped)) ? nearest : snapped) + 0;
}

function wrongPoint({ name: model }: Model, violations: readonly Violation[], solver: string): SolverFailure {
  const [{ kind, name, excess }] = violations as readonly [Violation];
  const places = violations.length === 1 ? 'in one place' : `in ${violations.length} places, first`;
  return new SolverFailure(
    `${solver} returned a point that breaks "${model}" ${places} at "${name}", by ${excess.toPrecision(3)} (${kind}). Use another solver for this model.`,
  );
}
