import { InputError } from '@fleetmix/core';
import { assemble } from '../aggregate/assemble.ts';
import { checkOptions } from '../check-options.ts';
import type { Database } from '../database/database.ts';
import { isRates, rateRows } from '../format/rates.ts';
import { recognise } from '../format/recognise.ts';
import type { SkippedRows } from '../log/skipped-rows.ts';
import type { Source } from '../log/source.ts';
import type { AggregateOptions, LogOptions } from '../options.ts';
import type { LogWorkload } from '../result.ts';
import { aggregateRequests } from './aggregate-requests.ts';
import type { CsvSink } from './csv-parser.ts';
import { logRows } from './log-rows.ts';
import { inOrder, ofModel } from './request-list.ts';
import { type TextChunks, textChunks } from './text-chunks.ts';
import { type TextLog, textLog } from './text-log.ts';

/** How to read a log without DuckDB. */
export interface CsvLogOptions
  extends AggregateOptions,
    Pick<LogOptions, 'columns' | 'timeUnit' | 'model' | 'strict' | 'maxTokens' | 'signal'> {
  /** What the log is called in messages; `log` where absent. */
  readonly file?: string;
}

/** Believed to be the longest request, as in `readLog`. */
const defaultMaxTokens = 10_000_000;
/** What is looked at before the columns are known. */
const headLength = 1 << 18;

/**
 * Reads a request log that comes as text into a workload, without DuckDB, in a browser's worker too: CSV with a header, or
 * JSON lines. The same columns, rules and answers as `readLog`; the requests are kept in memory, some 50 bytes each.
 * @throws InputError where the text is no log, nothing in it can be read, or an option has no meaning
 */
export async function readCsvLog(chunks: TextChunks, options: CsvLogOptions = {}): Promise<LogWorkload> {
  checkOptions(options);
  const file = options.file ?? 'log';
  const pieces = textChunks(chunks);
  const { head, whole } = await headOf(pieces);
  const log = await textLog(file, head, whole);
  const feed = (sink: CsvSink) => fed(log, sink, head, pieces, options.signal);
  if (isRates(log.source)) return ratesLog(log, feed, options);
  const mapping = recognise(log.source, options.columns ?? {}, options.timeUnit);
  const rows = logRows(log.source, mapping, options.maxTokens ?? defaultMaxTokens);
  await feed(rows.sink);
  const { list, counts, clock } = rows.end();
  const skipped = counts.skipped();
  refuse(file, skipped, counts.any(), options.strict === true);
  const models = mapping.model !== undefined;
  const kept = options.model === undefined ? { ...list, lost: 0 } : ofModel(list, options.model, models);
  const { requests, backwards } = inOrder(kept, { times: clock !== undefined, models });
  const notices = [
    ...(clock?.assumed === undefined ? [] : [clock.assumed]),
    ...counts.mixedDates(),
    ...(backwards === 0 ? [] : [backwardsText(backwards, file)]),
    ...(kept.lost === 0 ? [] : [`${kept.lost} requests of other models are left out.`]),
  ];
  const facts = {
    files: [{ file, format: mapping.format }],
    skipped,
    notices,
    dated: clock?.unit === 'dates',
    oneModel: options.model !== undefined,
  };
  return assemble(aggregateRequests(requests, options), facts, options, file);
}

async function headOf(pieces: AsyncGenerator<string, void, undefined>) {
  let head = '';
  while (head.length < headLength) {
    const { done, value } = await pieces.next();
    if (done === true) return { head, whole: true };
    head += value;
  }
  return { head, whole: false };
}

async function fed(
  log: TextLog,
  sink: CsvSink,
  head: string,
  rest: AsyncIterable<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const parser = log.parser(sink);
  parser.push(head);
  for await (const chunk of rest) {
    signal?.throwIfAborted();
    parser.push(chunk);
  }
  parser.end();
}

function refuse(file: string, skipped: readonly SkippedRows[], any: boolean, strict: boolean): void {
  const faults = strict ? skipped.filter(({ fault }) => fault) : skipped;
  if (any && !(strict && faults.length > 0)) return;
  const head = any ? [] : [{ path: '', message: 'holds no request that can be read.' }];
  const problems = faults.map(({ reason, rows, where }) => ({
    path: '',
    message: `${rows} ${rows === 1 ? 'row' : 'rows'}: ${reason} (${where.join(', ')}${rows > where.length ? ', …' : ''})`,
  }));
  throw new InputError([...head, ...problems], file);
}

function backwardsText(count: number, file: string): string {
  return `Time runs backwards at ${count} ${count === 1 ? 'place' : 'places'} in ${file}: the requests were sorted by their arrival.`;
}

/** A table of rates or sums in place of requests: its rows are few, and need no database. */
async function ratesLog(
  { source }: { readonly source: Source },
  feed: (sink: CsvSink) => Promise<void>,
  options: CsvLogOptions,
): Promise<LogWorkload> {
  const records: Record<string, string | null>[] = [];
  await feed({
    record: (values) =>
      records.push(
        Object.fromEntries(
          source.fields.map(({ name }, at) => [name, values[at] === '' ? null : (values[at] ?? null)]),
        ),
      ),
    rejected: () => undefined,
  });
  const table: Pick<Database, 'rows'> = { rows: async () => records };
  const { rows, notices, format } = await rateRows(table as Database, source, options);
  const oneModel = options.model !== undefined;
  const facts = { files: [{ file: source.file, format }], skipped: [], notices, dated: false, oneModel };
  return assemble(rows, facts, options, source.file);
}
