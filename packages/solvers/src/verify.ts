import type { Column, Model, Row } from './model.ts';

/**
 * What a point may be off by, relative to the size of what is compared. Engines work to 1e-6 or 1e-7 on the models that
 * they scale for themselves; 1e-6 takes that, and nothing that matters to a fleet.
 */
export const verifyTolerance = 1e-6;

/** One rule of a model that a point breaks, and by how much. */
export interface Violation {
  readonly kind: 'length' | 'not-finite' | 'column-bound' | 'integrality' | 'row-bound';
  /** Name of the column or row. */
  readonly name: string;
  readonly excess: number;
}

/** Everything that keeps a point from being a solution. Trusts no solver; takes time in the number of terms. */
export function verify(model: Model, point: ArrayLike<number>, tolerance = verifyTolerance): readonly Violation[] {
  if (point.length !== model.columns.length) {
    return [{ kind: 'length', name: model.name, excess: Math.abs(point.length - model.columns.length) }];
  }
  return [
    ...model.columns.flatMap((column, position) => columnViolations(column, point[position] as number, tolerance)),
    ...model.rows.flatMap((row) => rowViolations(row, point, tolerance)),
  ];
}

/** Value of the objective at a point, offset included. */
export function objectiveOf(model: Model, point: ArrayLike<number>): number {
  return model.columns.reduce((sum, { cost }, position) => sum + cost * (point[position] as number), model.offset);
}

function columnViolations(
  { name, kind, lower, upper }: Column,
  value: number,
  tolerance: number,
): readonly Violation[] {
  if (!Number.isFinite(value)) return [{ kind: 'not-finite', name, excess: Number.POSITIVE_INFINITY }];
  const outside = Math.max(lower - value, value - upper);
  const fraction = kind === 'integer' ? Math.abs(value - Math.round(value)) : 0;
  return [
    ...(outside > tolerance * Math.max(1, Math.abs(value))
      ? [{ kind: 'column-bound' as const, name, excess: outside }]
      : []),
    ...(fraction > tolerance ? [{ kind: 'integrality' as const, name, excess: fraction }] : []),
  ];
}

function rowViolations(
  { name, lower, upper, terms }: Row,
  point: ArrayLike<number>,
  tolerance: number,
): readonly Violation[] {
  let activity = 0;
  let size = 1;
  for (const { column, coefficient } of terms) {
    const value = coefficient * (point[column] as number);
    activity += value;
    size = Math.max(size, Math.abs(value));
  }
  const outside = Math.max(lower - activity, activity - upper);
  return outside > tolerance * size ? [{ kind: 'row-bound', name, excess: outside }] : [];
}
