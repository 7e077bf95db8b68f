import { stat } from 'node:fs/promises';
import { InputError } from '@fleetmix/core';
import { type Database, openDatabase } from '../database/database.ts';
import { isRates, rateRows } from '../format/rates.ts';
import { type Mapping, recognise } from '../format/recognise.ts';
import { unfold } from '../format/unfold.ts';
import type { LogOptions } from '../options.ts';
import { csvSource } from './csv-source.ts';
import { findFiles, type LogFile } from './find-files.ts';
import { jsonSource } from './json-source.ts';
import { look } from './look.ts';
import { parquetSource } from './parquet-source.ts';
import type { Source } from './source.ts';
import { type Clock, clockOf } from './time.ts';

/** A file, and how to read requests from it. */
export interface Part {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly clock: Clock | undefined;
  readonly bytes: number;
}

/** A log before its rows are read: requests in files, or a table that was aggregated already. */
export type OpenLog =
  | { readonly kind: 'requests'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'aggregate';
      readonly rows: readonly object[];
      readonly notices: readonly string[];
      readonly format: string;
    };

/** Calls `use` with a database that is gone afterwards. */
export async function withDatabase<Result>(
  options: LogOptions,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(options);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/**
 * Finds the files and what their columns mean.
 * @throws InputError where a file cannot be read, or is not known
 */
export async function openLog(database: Database, names: readonly string[], options: LogOptions): Promise<OpenLog> {
  const files = await findFiles(database, names, options.stdin ?? process.stdin, database.folder);
  if (files.length === 0) throw new InputError([{ path: '', message: 'name at least one file.' }], 'log');
  const sources: Source[] = [];
  for (const file of files) sources.push({ ...(await sourceOf(database, file)), file: file.name });
  const [first] = sources;
  if (first !== undefined && sources.length === 1 && isRates(first)) {
    const { rows, notices, format } = await rateRows(database, first, options);
    return { kind: 'aggregate', rows, notices, format };
  }
  const parts: Part[] = [];
  for (const source of sources) parts.push(await partOf(database, source, options));
  agree(parts);
  return { kind: 'requests', parts };
}

async function sourceOf(database: Database, { file, name }: LogFile): Promise<Source> {
  const seen = await look(file).catch((error: unknown) => {
    throw error instanceof InputError ? new InputError(error.problems, name, { cause: error }) : error;
  });
  if (seen.kind === 'parquet') return parquetSource(database, file);
  if (seen.kind === 'csv') return csvSource(file, seen);
  return unfold(await jsonSource(database, file, seen, (await stat(file)).size));
}

async function partOf(database: Database, source: Source, options: LogOptions): Promise<Part> {
  const mapping = recognise(source, options.columns ?? {}, options.timeUnit);
  const clock = await clockOf(database, source, mapping);
  return { source, mapping, clock, bytes: (await stat(source.path)).size };
}

/** Files on different time lines cannot be one log. */
function agree(parts: readonly Part[]): void {
  const line = ({ clock }: Part) => (clock === undefined ? 'no times' : clock.unit === 'dates' ? 'dates' : 'numbers');
  const [first] = parts;
  const other = parts.find((part) => first !== undefined && line(part) !== line(first));
  if (first === undefined || other === undefined) return;
  const message = `has ${line(other)} for arrival times, and ${first.source.file} has ${line(first)}: read them one by one.`;
  throw new InputError([{ path: '', message }], other.source.file);
}
