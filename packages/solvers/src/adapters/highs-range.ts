import type { Column, Model, Row } from '../model.ts';
import { smallestCoefficient } from '../model-builder.ts';

/** From here on HiGHS takes a bound or a cost for infinite, and would answer another model. */
const infinite = 1e20;
/** From here on it refuses a coefficient. */
const largestCoefficient = 1e15;

/** Why HiGHS would not take a number of this model as it stands; undefined where it takes them all. */
export function outsideHighsRange({ columns, rows }: Model): string | undefined {
  for (const column of columns) {
    const reason = columnReason(column);
    if (reason !== undefined) return `column "${column.name}" has ${reason}`;
  }
  for (const row of rows) {
    const reason = rowReason(row);
    if (reason !== undefined) return `row "${row.name}" has ${reason}`;
  }
  return undefined;
}

function columnReason(column: Column): string | undefined {
  return Math.abs(column.cost) >= infinite ? `a cost of ${column.cost}, which counts as infinite` : boundReason(column);
}

function rowReason(row: Row): string | undefined {
  for (const { coefficient } of row.terms) {
    const size = Math.abs(coefficient);
    if (size >= largestCoefficient) return `a coefficient of ${coefficient}, and ${largestCoefficient} is too large`;
    if (size <= smallestCoefficient && size > 0) return `a coefficient of ${coefficient}, which would be dropped`;
  }
  return boundReason(row);
}

function boundReason({ lower, upper }: { readonly lower: number; readonly upper: number }): string | undefined {
  const bound = [lower, upper].find((value) => Number.isFinite(value) && Math.abs(value) >= infinite);
  return bound === undefined ? undefined : `a bound of ${bound}, which counts as infinite`;
}
