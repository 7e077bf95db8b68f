import { aggregationSql } from './aggregate/aggregation-sql.ts';
import { assemble } from './aggregate/assemble.ts';
import { checkOptions } from './check-options.ts';
import { loadLog } from './log/load-log.ts';
import { openLog, withDatabase } from './log/open-log.ts';
import type { AggregateOptions, LogOptions } from './options.ts';
import type { LogWorkload } from './result.ts';

/**
 * Reads request logs into a workload: classes of sizes with their demand. Files are CSV, JSON lines, JSON or Parquet, each
 * also packed with gzip, by name or pattern; `-` is standard input. They may be larger than memory.
 * @throws InputError where a file cannot be read, its columns are not known, or an option has no meaning
 */
export async function readLog(
  files: string | readonly string[],
  options: LogOptions & AggregateOptions = {},
): Promise<LogWorkload> {
  checkOptions(options);
  const names = typeof files === 'string' ? [files] : files;
  return withDatabase(options, async (database) => {
    const log = await openLog(database, names, options);
    const oneModel = options.model !== undefined;
    if (log.kind === 'aggregate') {
      const facts = { files: [{ file: names.join(', '), format: log.format }], skipped: [], dated: false, oneModel };
      return assemble(log.rows, { ...facts, notices: log.notices }, options, names.join(', '));
    }
    const loaded = await loadLog(database, log.parts, options);
    const sql = aggregationSql({
      ...options,
      table: 'request',
      times: loaded.times,
      models: loaded.models,
      ordered: true,
    });
    const rows = await database.rows(sql);
    const last = log.parts.length;
    options.onProgress?.({ file: log.parts.at(-1)?.source.file ?? '', fileNumber: last, files: last, share: 1 });
    return assemble(rows, { ...loaded, oneModel }, options, names.join(', '));
  });
}
