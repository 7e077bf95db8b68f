import type { DuckDBDataChunk } from '@duckdb/node-api';
import { InputError } from '@fleetmix/core';
import { checkOptions } from './check-options.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/database.ts';
import { loadLog } from './log/load-log.ts';
import { openLog } from './log/open-log.ts';
import type { LogOptions } from './options.ts';

/** Some requests that follow one another; the arrays are as long as each other. */
export interface RequestBatch {
  /** Seconds after the log's first request, rising. */
  readonly arrivalS: Float64Array;
  readonly inputTokens: Int32Array;
  readonly outputTokens: Int32Array;
}

/** Which requests to give. */
export interface RequestOptions extends LogOptions {
  /** At most this many, from the first on. */
  readonly limit?: number;
  /** Requests/s at which those of a log without times arrive, evenly. */
  readonly rate?: number;
}

/**
 * The requests of a log in the order of their arrival, in batches: the joint sizes and the bursts as they were, for
 * simulation. Rows that cannot be used are left out, as `readLog` counts them.
 * @throws InputError as `readLog`; where a log without times comes without a rate; where it holds no single requests
 */
export async function* requests(
  files: string | readonly string[],
  options: RequestOptions = {},
): AsyncGenerator<RequestBatch, void, undefined> {
  checkOptions(options);
  const database = await openDatabase(options);
  try {
    const times = await loaded(database, typeof files === 'string' ? [files] : files, options);
    yield* batches(database, times, options);
  } finally {
    await database.close();
  }
}

async function loaded(database: Database, names: readonly string[], options: RequestOptions): Promise<boolean> {
  const log = await openLog(database, names, options);
  if (log.kind === 'aggregate')
    throw new InputError([{ path: '', message: `holds ${log.format}, not single requests.` }], names.join(', '));
  const { times } = await loadLog(database, log.parts, options);
  if (times || options.rate !== undefined) return times;
  throw new InputError([{ path: '', message: 'has no arrival times: give a rate in requests/s.' }], names.join(', '));
}

async function* batches(database: Database, times: boolean, { rate = 1, limit }: RequestOptions) {
  const arrival = times ? 'arrival_s - (SELECT MIN(arrival_s) FROM request)' : 'NULL::DOUBLE';
  const most = limit === undefined ? '' : ` LIMIT ${Math.max(0, Math.floor(limit))}`;
  let before = 0;
  for await (const chunk of database.chunks(
    `SELECT ${arrival} AS arrival_s, input_tokens, output_tokens FROM request${most}`,
  )) {
    const first = before;
    const inputTokens = Int32Array.from(column(chunk, 1));
    yield {
      arrivalS: times
        ? Float64Array.from(column(chunk, 0))
        : Float64Array.from(inputTokens, (_, at) => (first + at) / rate),
      inputTokens,
      outputTokens: Int32Array.from(column(chunk, 2)),
    };
    before += chunk.rowCount;
  }
}

function column(chunk: DuckDBDataChunk, at: number): readonly number[] {
  return chunk.getColumnVector(at).toArray() as readonly number[];
}
