import type { Column, Model, Row } from '../model.ts';

/** Bounds on a row, as javascript-lp-solver reads them. */
interface EncodedConstraint {
  readonly min?: number;
  readonly max?: number;
}

/** A model as javascript-lp-solver takes it. */
export interface EncodedModel {
  readonly optimize: string;
  readonly opType: 'min' | 'max';
  readonly constraints: Record<string, EncodedConstraint>;
  readonly variables: Record<string, Record<string, number>>;
  readonly ints: Record<string, 1>;
  readonly timeout: number;
  readonly options: { readonly presolve: false };
}

const objective = 'objective';

/** Name of a column inside the engine: user names could collide with its result fields (`feasible`, `result`). */
export function columnKey(position: number): string {
  return `x${position}`;
}

/**
 * Encodes a model with every column shifted to start at 0, since the engine's own negative bounds go wrong with integers.
 * Upper bounds become rows. Rows and costs are scaled, by powers of 2 so that nothing is rounded, because the engine compares
 * to 1e-8 whatever the units; its presolve stays off, because it takes a coefficient of 0 for a contradiction.
 */
export function encode(model: Model, timeoutMs: number): EncodedModel {
  const encoded: EncodedModel = {
    optimize: objective,
    opType: model.sense === 'minimize' ? 'min' : 'max',
    constraints: {},
    variables: {},
    ints: {},
    timeout: timeoutMs,
    options: { presolve: false },
  };
  const scale = scaleOf(model.columns.map(({ cost }) => cost));
  for (const [position, column] of model.columns.entries()) addColumn(encoded, column, position, scale);
  for (const [position, row] of model.rows.entries()) addRow(encoded, model, row, position);
  return encoded;
}

function addColumn(
  { constraints, variables, ints }: EncodedModel,
  { kind, lower, upper, cost }: Column,
  position: number,
  scale: number,
): void {
  const key = columnKey(position);
  const variable: Record<string, number> = { [objective]: cost * scale };
  if (Number.isFinite(upper)) {
    constraints[`u${position}`] = { max: upper - lower };
    variable[`u${position}`] = 1;
  }
  variables[key] = variable;
  if (kind === 'integer') ints[key] = 1;
}

function addRow({ constraints, variables }: EncodedModel, model: Model, row: Row, position: number): void {
  const key = `r${position}`;
  const scale = scaleOf(row.terms.map(({ coefficient }) => coefficient));
  const constraint = encodedBounds(model, row, scale);
  if (constraint.min === undefined && constraint.max === undefined) return;
  constraints[key] = constraint;
  for (const { column, coefficient } of row.terms) {
    const variable = variables[columnKey(column)];
    if (variable !== undefined && coefficient !== 0) variable[key] = coefficient * scale;
  }
}

function encodedBounds({ columns }: Model, { lower, upper, terms }: Row, scale: number): EncodedConstraint {
  const shift = terms.reduce((sum, { column, coefficient }) => sum + coefficient * (columns[column]?.lower ?? 0), 0);
  return {
    ...(Number.isFinite(lower) ? { min: (lower - shift) * scale } : {}),
    ...(Number.isFinite(upper) ? { max: (upper - shift) * scale } : {}),
  };
}

/** The power of 2 that brings the largest of these numbers between 1 and 2. */
function scaleOf(numbers: readonly number[]): number {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return largest === 0 ? 1 : 2 ** -Math.floor(Math.log2(largest));
}
