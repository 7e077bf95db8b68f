import { InputError, quoted, suggestion } from '@fleetmix/core';
import { type Database, defaultMemoryMB } from '../database/database.ts';
import { text } from '../database/quote.ts';
import type { LogOptions } from '../options.ts';
import { normalise, requestTable } from './normalise.ts';
import type { Part } from './open-log.ts';
import { orderRequests } from './order-requests.ts';
import { type Rejected, rejectedLines, type SkippedRows, skippedRows } from './skipped-rows.ts';
import { clocks } from './time.ts';
import { verifyGzip } from './verify-gzip.ts';

/** Requests in the view `request`, in the order of their arrival: arrival_s, input_tokens, output_tokens, model. */
export interface LoadedLog {
  readonly times: boolean;
  /** Whether arrivals are seconds since 1970. */
  readonly dated: boolean;
  readonly models: boolean;
  readonly files: readonly { readonly file: string; readonly format: string }[];
  readonly skipped: readonly SkippedRows[];
  readonly notices: readonly string[];
}

/** Believed to be the longest request; far above any model's context. */
const defaultMaxTokens = 10_000_000;
/** Share of the whole work that is reading. */
const readingShare = 0.85;

/**
 * Reads every row of the parts into the database.
 * @throws InputError where nothing can be read, or, with `strict`, a row cannot
 */
export async function loadLog(database: Database, parts: readonly Part[], options: LogOptions): Promise<LoadedLog> {
  if (rowBytes(parts) > ((options.memoryLimitMB ?? defaultMemoryMB) * 1e6) / 3) await database.keepOnDisk();
  await database.run(requestTable);
  const rejected: Rejected[] = [];
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const [at, part] of parts.entries()) {
    const tell = (share: number) =>
      options.onProgress?.({
        file: part.source.file,
        fileNumber: at + 1,
        files: parts.length,
        share: (readingShare * (before + share * part.bytes)) / Math.max(1, total),
      });
    tell(0);
    await loadPart(database, part, at, options, tell);
    rejected.push(...(await rejectedLines(database, at)));
    before += part.bytes;
  }
  return described(database, parts, rejected, options);
}

/** About how much memory the rows of these files take: text about what it is long, Parquet and gzip unpacked. */
function rowBytes(parts: readonly Part[]): number {
  return parts.reduce((sum, { source, bytes }) => {
    const growth = (source.kind === 'parquet' ? 4 : 1) * (source.compressed ? 6 : 1);
    return sum + growth * bytes;
  }, 0);
}

async function loadPart(
  database: Database,
  part: Part,
  at: number,
  options: LogOptions,
  tell: (share: number) => void,
) {
  await database.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  const verified = part.source.compressed ? watchedGzip(database, part.source.path) : undefined;
  const sql = normalise(part.source, part.mapping, part.clock, at, options.maxTokens ?? defaultMaxTokens);
  try {
    await database.run(sql, options.onProgress && tell);
    await verified?.done;
  } catch (error) {
    throw readable(error, part.source.file);
  } finally {
    verified?.stop();
  }
}

/** Looks for damage beside the reading, and ends it when there is some. */
function watchedGzip(database: Database, file: string) {
  const controller = new AbortController();
  const done = verifyGzip(file, controller.signal).catch((error: unknown) => {
    database.stop(error);
    throw error;
  });
  done.catch(() => undefined);
  return { done, stop: () => controller.abort() };
}

/** DuckDB's own errors, said of the file. */
function readable(error: unknown, name: string): unknown {
  if (error instanceof InputError) return new InputError(error.problems, name, { cause: error });
  if (!(error instanceof Error) || !/ Error: /.test(error.message)) return error;
  const hint = /Out of Memory/.test(error.message) ? ' Give it more memory.' : '';
  return new InputError([{ path: '', message: `cannot be read: ${error.message.split('\n')[0]}${hint}` }], name, {
    cause: error,
  });
}

async function described(
  database: Database,
  parts: readonly Part[],
  rejected: readonly Rejected[],
  options: LogOptions,
): Promise<LoadedLog> {
  const counts = await database.rows(
    `SELECT file, reason, clock, COUNT(*)::DOUBLE AS requests, min(rowid, 3) AS first FROM log_row GROUP BY ALL ORDER BY ALL`,
  );
  const skipped = await skippedRows(parts, counts, rejected);
  refuse(
    parts,
    skipped,
    counts.some(({ reason }) => reason === 0),
    options.strict === true,
  );
  const times = parts.every(({ clock }) => clock !== undefined);
  const models = parts.some(({ mapping }) => mapping.model !== undefined);
  const leftOut = options.model === undefined ? [] : await keepModel(database, options.model, models);
  const unordered = await orderRequests(database, parts, times);
  return {
    times,
    dated: parts[0]?.clock?.unit === 'dates',
    models,
    files: parts.map(({ source, mapping }) => ({ file: source.file, format: mapping.format })),
    skipped,
    notices: [
      ...new Set(parts.flatMap(({ clock }) => (clock?.assumed === undefined ? [] : [clock.assumed]))),
      ...mixedDates(counts),
      ...overlaid(parts),
      ...unordered,
      ...leftOut,
    ],
  };
}

function refuse(parts: readonly Part[], skipped: readonly SkippedRows[], any: boolean, strict: boolean): void {
  const faults = strict ? skipped.filter(({ fault }) => fault) : skipped;
  if (any && !(strict && faults.length > 0)) return;
  const source = parts.length === 1 ? (parts[0]?.source.file ?? 'log') : `${parts.length} files`;
  const head = any ? [] : [{ path: '', message: 'holds no request that can be read.' }];
  const problems = faults.map(({ reason, rows, where }) => ({
    path: '',
    message: `${rows} ${rows === 1 ? 'row' : 'rows'}: ${reason} (${where.join(', ')}${rows > where.length ? ', …' : ''})`,
  }));
  throw new InputError([...head, ...problems], source);
}

async function keepModel(database: Database, model: string, models: boolean): Promise<readonly string[]> {
  if (!models) throw new InputError([{ path: 'model', message: 'the log does not name models.' }], 'options');
  const rows = await database.rows(
    'SELECT model, COUNT(*)::DOUBLE AS requests FROM log_row WHERE reason = 0 GROUP BY model ORDER BY requests DESC',
  );
  const names = rows.map((row) => String(row['model'] ?? ''));
  if (!names.includes(model)) {
    const message = `the log has no requests of ${quoted(model)}.${suggestion(model, names)} Found: ${names.slice(0, 10).map(quoted).join(', ')}.`;
    throw new InputError([{ path: 'model', message }], 'options');
  }
  await database.run(`UPDATE log_row SET reason = 255 WHERE reason = 0 AND model IS DISTINCT FROM ${text(model)}`);
  const others = rows.reduce((sum, row) => sum + (row['model'] === model ? 0 : Number(row['requests'])), 0);
  return others === 0 ? [] : [`${others} requests of other models are left out.`];
}

function mixedDates(counts: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const byClock = new Map<number, number>();
  for (const { reason, clock, requests } of counts)
    if (reason === 0) byClock.set(Number(clock), (byClock.get(Number(clock)) ?? 0) + Number(requests));
  if (byClock.size < 2) return [];
  const kinds = [...byClock].map(([clock, requests]) => `${requests} as ${clocks[clock]}`);
  return [`Times are written in different ways, each read as what it is: ${kinds.join(', ')}.`];
}

function overlaid(parts: readonly Part[]): readonly string[] {
  const numbered = parts.filter(({ clock }) => clock !== undefined && clock.unit !== 'dates');
  return numbered.length < 2
    ? []
    : [`${numbered.length} files count time from their own start: they are laid over one another, not put in a row.`];
}
