import type { Column, ColumnIndex, Model, Row, Term } from './model.ts';
import { ModelError } from './model-error.ts';

/** Coefficients must be larger than this, or 0: HiGHS drops what is not without a word, and solves another model. */
export const smallestCoefficient = 1e-9;

/** Collects columns and rows, refusing what no engine could take as it is meant. */
export interface ModelBuilder {
  /** Adds a column and returns its position. @throws ModelError */
  column(column: Column): ColumnIndex;
  /** Adds a row; zero coefficients are left out. @throws ModelError */
  row(row: Row): void;
  /** The model so far. */
  build(): Model;
}

/** What a model has besides columns and rows. */
export interface ModelHead {
  readonly name?: string;
  readonly sense?: Model['sense'];
  readonly offset?: number;
}

/**
 * A builder of an empty model; it minimises unless told otherwise. Takes time in the number of terms.
 * @throws ModelError
 */
export function modelBuilder({ name = 'model', sense = 'minimize', offset = 0 }: ModelHead = {}): ModelBuilder {
  if (!Number.isFinite(offset))
    throw new ModelError(`model "${name}" has an offset of ${offset}. Give a finite number.`);
  const columns: Column[] = [];
  const rows: Row[] = [];
  const lastRowOf: number[] = [];
  return {
    column(column) {
      checkColumn(column);
      lastRowOf.push(-1);
      return (columns.push(column) - 1) as ColumnIndex;
    },
    row(row) {
      checkBounds('row', row);
      rows.push({ ...row, terms: checkedTerms(row, rows.length, columns, lastRowOf) });
    },
    build: () => ({ name, sense, offset, columns: [...columns], rows: [...rows] }),
  };
}

function checkColumn(column: Column): void {
  checkBounds('column', column);
  if (!Number.isFinite(column.cost)) {
    throw new ModelError(`column "${column.name}" has a cost of ${column.cost}. Give a finite number.`);
  }
}

function checkBounds(what: string, { name, lower, upper }: Pick<Row, 'name' | 'lower' | 'upper'>): void {
  if (lower <= upper && lower < Number.POSITIVE_INFINITY && upper > Number.NEGATIVE_INFINITY) return;
  throw new ModelError(
    `${what} "${name}" has a lower bound of ${lower} and an upper bound of ${upper}. Give numbers, lower <= upper.`,
  );
}

/** `lastRowOf` remembers for each column the last row that it stood in, so that a repeat is seen at once. */
function checkedTerms(row: Row, position: number, columns: readonly Column[], lastRowOf: number[]): readonly Term[] {
  return row.terms.filter(({ column, coefficient }) => {
    const known = columns[column];
    if (known === undefined)
      throw new ModelError(
        `row "${row.name}" names column ${column}, which the model does not have. Add the column first.`,
      );
    if (lastRowOf[column] === position)
      throw new ModelError(`row "${row.name}" names column "${known.name}" twice. Add the coefficients up.`);
    lastRowOf[column] = position;
    checkCoefficient(row, known, coefficient);
    return coefficient !== 0;
  });
}

function checkCoefficient(row: Row, column: Column, coefficient: number): void {
  if (coefficient === 0 || (Number.isFinite(coefficient) && Math.abs(coefficient) > smallestCoefficient)) return;
  const remedy = Number.isFinite(coefficient)
    ? `Solvers drop what is not above ${smallestCoefficient}: change the units, or leave it out.`
    : 'Give a finite number.';
  throw new ModelError(`row "${row.name}" has a coefficient of ${coefficient} for column "${column.name}". ${remedy}`);
}
