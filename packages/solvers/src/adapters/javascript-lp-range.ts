import type { Column, Model, Row } from '../model.ts';

/** The engine answered wrongly at 1,600 columns and 404 rows, and is slow long before; this keeps well below. */
const mostColumns = 1000;
const mostRows = 300;
/** It compares to 1e-8 without scaling: where the coefficients of a row lie further apart, it called 1 model in 100 wrongly. */
const widestRow = 1e6;

/** Why javascript-lp-solver cannot be trusted with this model; undefined where it can. */
export function outsideJavascriptLpRange({ columns, rows }: Model): string | undefined {
  if (columns.length > mostColumns)
    return `it has ${columns.length} columns, and answers are trusted up to ${mostColumns}`;
  if (rows.length > mostRows) return `it has ${rows.length} rows, and answers are trusted up to ${mostRows}`;
  return firstReason(columns, columnReason) ?? firstReason(rows, rowReason);
}

function firstReason<Part>(parts: readonly Part[], reasonOf: (part: Part) => string | undefined): string | undefined {
  for (const part of parts) {
    const reason = reasonOf(part);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function columnReason({ name, kind, lower, upper }: Column): string | undefined {
  if (!Number.isFinite(lower)) return `column "${name}" has no lower bound`;
  return kind === 'integer' && !Number.isFinite(upper) ? `integer column "${name}" has no upper bound` : undefined;
}

function rowReason({ name, terms }: Row): string | undefined {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const { coefficient } of terms) {
    if (coefficient === 0) continue;
    smallest = Math.min(smallest, Math.abs(coefficient));
    largest = Math.max(largest, Math.abs(coefficient));
  }
  return largest > widestRow * smallest
    ? `row "${name}" has coefficients from ${smallest} to ${largest}, and is trusted where they lie within a factor of ${widestRow}`
    : undefined;
}
