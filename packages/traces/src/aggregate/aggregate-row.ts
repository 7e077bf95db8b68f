import { InputError } from '@fleetmix/core';

/** A row of the table that `aggregationSql` makes; which columns are filled depends on `part`. */
export interface AggregateRow {
  readonly part: string;
  readonly name: string;
  readonly input_low: number;
  readonly input_high: number;
  readonly output_low: number;
  readonly output_high: number;
  readonly requests: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_squares: number;
  readonly output_squares: number;
  readonly products: number;
  readonly input_size: number;
  readonly output_size: number;
  readonly at_s: number;
  readonly value: number;
}

const kinds = ['class', 'quantile', 'total', 'model', 'window', 'gap', 'period'];

/** Columns that a row of each part must have. */
const needed: Readonly<Record<string, readonly (keyof AggregateRow)[]>> = {
  class: ['input_low', 'output_low', 'requests', 'input_tokens', 'output_tokens'],
  quantile: ['input_size', 'output_size', 'value'],
  total: ['requests'],
  model: ['requests'],
  window: ['at_s', 'requests', 'value'],
  period: ['input_low', 'output_low', 'requests', 'at_s', 'value'],
};

/**
 * Rows as drivers give them: names in any case, numbers also as text or bigint. What is empty becomes NaN.
 * @throws InputError with the place of the first rows that do not fit
 */
export function aggregateRows(rows: readonly object[], source: string): readonly AggregateRow[] {
  const read = rows.map(readRow);
  const problems = read.flatMap((row, at) => problemsOf(row, at)).slice(0, 20);
  if (problems.length > 0) throw new InputError(problems, source);
  return read;
}

function readRow(row: object): AggregateRow {
  const values = new Map(Object.entries(row).map(([key, value]) => [key.toLowerCase(), value as unknown]));
  const number = (key: string) => {
    const value = values.get(key);
    return value === null || value === undefined || value === '' ? Number.NaN : Number(value);
  };
  return {
    part: String(values.get('part') ?? ''),
    name: String(values.get('name') ?? ''),
    input_low: number('input_low'),
    input_high: number('input_high'),
    output_low: number('output_low'),
    output_high: number('output_high'),
    requests: number('requests'),
    input_tokens: number('input_tokens'),
    output_tokens: number('output_tokens'),
    input_squares: number('input_squares'),
    output_squares: number('output_squares'),
    products: number('products'),
    input_size: number('input_size'),
    output_size: number('output_size'),
    at_s: number('at_s'),
    value: number('value'),
  };
}

function problemsOf(row: AggregateRow, at: number) {
  if (!kinds.includes(row.part))
    return [
      { path: `rows[${at}].part`, message: `must be one of ${kinds.join(', ')}, not ${JSON.stringify(row.part)}.` },
    ];
  return (needed[row.part] ?? [])
    .filter((column) => !(Number(row[column]) >= 0 && Number.isFinite(row[column])))
    .map((column) => ({ path: `rows[${at}].${column}`, message: 'must be a number of 0 or more.' }));
}
