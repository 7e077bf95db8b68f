import { InputError, quoted } from '@fleetmix/core';
import { boundsOf } from '../aggregate/grid.ts';
import { mixtureRows } from '../aggregate/mixture.ts';
import type { Database } from '../database/database.ts';
import type { Source } from '../log/source.ts';
import type { AggregateOptions, LogOptions } from '../options.ts';
import { exactField } from './find-field.ts';
import { poolRows } from './servegen-pool.ts';

/** Rows as an aggregation gives them, made of a file that holds no single requests. */
export interface RateRows {
  readonly format: string;
  readonly rows: readonly object[];
  readonly notices: readonly string[];
}

const daySeconds = 86_400;
const aggregateColumns = ['part', 'input_low', 'output_low', 'requests', 'at_s', 'value'];
const clientColumns = ['client', 'mean_rps', 'in_mean', 'out_mean'];

/** Whether a file holds rates or sums in place of requests: an aggregation's result, or ServeGen's clients. */
export function isRates(source: Source): boolean {
  return has(source, aggregateColumns) || has(source, clientColumns) || isPool(source);
}

/** ServeGen's pool: a trace of rates and distributions of sizes for each client. */
function isPool({ kind, fields }: Source): boolean {
  const has = (top: string) => fields.some(({ column }) => column === top);
  return kind === 'json' && has('trace_columns') && has('clients');
}

function has(source: Source, names: readonly string[]): boolean {
  return names.every((name) => exactField(source.fields, [name]) !== undefined);
}

/**
 * Reads such a file.
 * @throws InputError where options ask for what it cannot give
 */
export async function rateRows(
  database: Database,
  source: Source,
  options: LogOptions & AggregateOptions,
): Promise<RateRows> {
  if (has(source, aggregateColumns)) {
    const rows = await database.rows(`SELECT ${listed(source)} FROM ${source.relation(source.fields)}`);
    return { format: 'aggregated requests', rows, notices: [] };
  }
  if ((options.represent ?? 'mean') !== 'mean') {
    const message = 'must be mean: the log holds rates, not requests.';
    throw new InputError([{ path: 'represent', message }], source.file);
  }
  return isPool(source) ? poolRows(database, source, options) : clientRows(database, source, options);
}

function listed({ fields }: Source): string {
  return fields.map(({ sql, name }) => `${sql} AS "${name}"`).join(', ');
}

/** ServeGen's clients, one a row: their mean rate and mean sizes over a day. */
async function clientRows(
  database: Database,
  source: Source,
  options: LogOptions & AggregateOptions,
): Promise<RateRows> {
  const all = await database.rows(`SELECT ${listed(source)} FROM ${source.relation(source.fields)}`);
  const kinds = new Set(all.map((row) => String(row['category'])));
  if (options.model !== undefined && !kinds.has(options.model)) {
    const message = `no client is of the category ${quoted(options.model)}. Found: ${[...kinds].map(quoted).join(', ')}.`;
    throw new InputError([{ path: 'model', message }], source.file);
  }
  const chosen = all.filter((row) => options.model === undefined || row['category'] === options.model);
  const senders = chosen.flatMap((row) => {
    const [rate, input, output] = [row['mean_rps'], row['in_mean'], row['out_mean']].map(Number);
    if (!rate || !input || !output || !(rate > 0 && input > 0 && output > 0)) return [];
    return [{ requests: rate * daySeconds, input: [[input, 1] as const], output: [[output, 1] as const], row }];
  });
  if (senders.length === 0)
    throw new InputError([{ path: '', message: 'names no client with rate and sizes.' }], source.file);
  const left = chosen.length - senders.length;
  return {
    format: 'ServeGen clients',
    rows: [
      ...mixtureRows(senders, boundsOf(options.grid)).map((row) =>
        'requests' in row && !('input_low' in row) ? { ...row, at_s: 0, value: daySeconds } : row,
      ),
      ...modelRows(senders),
    ],
    notices: [
      'The log holds clients, not requests: each stands at its mean rate and mean size, as if over one day (assumed).',
      ...(left === 0 ? [] : [`${left} clients without a rate or sizes are left out.`]),
    ],
  };
}

function modelRows(senders: readonly { readonly requests: number; readonly row: Readonly<Record<string, unknown>> }[]) {
  const sums = new Map<string, number>();
  for (const { requests, row } of senders)
    sums.set(String(row['category']), (sums.get(String(row['category'])) ?? 0) + requests);
  return [...sums].map(([name, requests]) => ({ part: 'model', name, requests }));
}
