import type { Column, Model, Row } from '../model.ts';

/** Bounds on a row, as javascript-lp-solver reads them. */
export interface EncodedConstraint {
  min?: number;
  max?: number;
}

/** A model as javascript-lp-solver takes it. */
export interface EncodedModel {
  readonly optimize: string;
  readonly opType: 'min' | 'max';
  readonly constraints: Record<string, EncodedConstraint>;
  readonly variables: Record<string, Record<string, number>>;
  readonly ints: Record<string, 1>;
  readonly timeout: number;
}

const objective = 'objective';

/** Name of a column inside the engine: user names could collide with its result fields (`feasible`, `result`). */
export function columnKey(position: number): string {
  return `x${position}`;
}

/**
 * Encodes a model with every column shifted to start at 0, since the engine's own negative bounds go wrong with integers.
 * Upper bounds become rows, and zero coefficients are left out: its presolve takes them for contradictions.
 */
export function encode(model: Model, timeoutMs: number): EncodedModel {
  const encoded: EncodedModel = {
    optimize: objective,
    opType: model.sense === 'minimize' ? 'min' : 'max',
    constraints: {},
    variables: {},
    ints: {},
    timeout: timeoutMs,
  };
  for (const [position, column] of model.columns.entries()) addColumn(encoded, column, position);
  for (const [position, row] of model.rows.entries()) addRow(encoded, model, row, position);
  return encoded;
}

function addColumn(
  { constraints, variables, ints }: EncodedModel,
  { kind, lower, upper, cost }: Column,
  position: number,
): void {
  const key = columnKey(position);
  const variable: Record<string, number> = { [objective]: cost };
  if (Number.isFinite(upper)) {
    constraints[`u${position}`] = { max: upper - lower };
    variable[`u${position}`] = 1;
  }
  variables[key] = variable;
  if (kind === 'integer') ints[key] = 1;
}

function addRow(
  { constraints, variables }: EncodedModel,
  model: Model,
  { lower, upper, terms }: Row,
  position: number,
): void {
  const key = `r${position}`;
  const shift = terms.reduce(
    (sum, { column, coefficient }) => sum + coefficient * (model.columns[column]?.lower ?? 0),
    0,
  );
  const constraint: EncodedConstraint = {};
  if (Number.isFinite(lower)) constraint.min = lower - shift;
  if (Number.isFinite(upper)) constraint.max = upper - shift;
  if (Object.keys(constraint).length === 0) return;
  constraints[key] = constraint;
  for (const { column, coefficient } of terms) {
    const variable = variables[columnKey(column)];
    if (variable !== undefined && coefficient !== 0) variable[key] = coefficient;
  }
}
