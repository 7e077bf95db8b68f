import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBDataChunk, JS } from '@duckdb/node-api';
import { text } from './quote.ts';

/** One row of a result, by column name. */
type ResultRow = Readonly<Record<string, JS>>;

export interface DatabaseOptions {
  /** Memory that may be taken, in MB (10^6 bytes); what does not fit goes to the temporary folder. */
  readonly memoryLimitMB?: number;
  /** Where that folder is made; the system's own where absent. It is gone when the database is closed. */
  readonly temporaryFolder?: string;
  readonly signal?: AbortSignal;
}

/** DuckDB in memory, for the time of one task. */
export interface Database {
  /** Its own folder for what does not fit in memory. */
  readonly folder: string;
  rows(sql: string): Promise<readonly ResultRow[]>;
  /** Runs a statement, and tells now and then which share of it is done. */
  run(sql: string, onShare?: (share: number) => void): Promise<void>;
  chunks(sql: string): AsyncIterable<DuckDBDataChunk>;
  /** Makes new tables in a file, packed: tables in memory are written out unpacked where they do not fit. */
  keepOnDisk(): Promise<void>;
  /** Stops what runs, which then fails with this. */
  stop(reason: unknown): void;
  close(): Promise<void>;
}

/** Memory for DuckDB where the caller does not say. */
export const defaultMemoryMB = 2000;
const tellEveryMs = 100;

/** Opens a database of its own. DuckDB is loaded only here. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  options.signal?.throwIfAborted();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), 'fleetmix-'));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryLimitMB ?? defaultMemoryMB}MB`,
    temp_directory: folder,
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'; SET enable_progress_bar = true; SET enable_progress_bar_print = false");
  const { database, forget } = wrapped(connection, options.signal);
  const close = async () => {
    forget();
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  };
  const keepOnDisk = () => database.run(`ATTACH ${text(join(folder, 'log.duckdb'))} AS store; USE store`);
  return { ...database, folder, keepOnDisk, close };
}

function wrapped(connection: DuckDBConnection, signal: AbortSignal | undefined) {
  const reasons: unknown[] = [];
  const stop = (reason: unknown) => {
    reasons.push(reason);
    connection.interrupt();
  };
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (reasons.length > 0) throw reasons[0];
    try {
      return await work();
    } catch (error) {
      throw reasons.length === 0 ? error : reasons[0];
    }
  };
  const database = {
    rows: (sql: string) => guarded(async () => (await connection.runAndReadAll(sql)).getRowObjectsJS()),
    run: (sql: string, onShare?: (share: number) => void) => guarded(() => watched(connection, sql, onShare)),
    chunks: (sql: string) => streamed(connection, sql, guarded),
    stop,
  };
  return { database, forget: () => signal?.removeEventListener('abort', onAbort) };
}

async function watched(connection: DuckDBConnection, sql: string, onShare: ((share: number) => void) | undefined) {
  const timer =
    onShare && setInterval(() => onShare(Math.min(1, Math.max(0, connection.progress.percentage / 100))), tellEveryMs);
  try {
    await connection.run(sql);
  } finally {
    clearInterval(timer);
  }
}

async function* streamed(
  connection: DuckDBConnection,
  sql: string,
  guarded: <Result>(work: () => Promise<Result>) => Promise<Result>,
): AsyncIterable<DuckDBDataChunk> {
  const result = await guarded(() => connection.stream(sql));
  for (;;) {
    const chunk = await guarded(() => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}
