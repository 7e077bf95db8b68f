/**
 * Request logs read without DuckDB: in a browser's worker, or where a native library is not wanted.
 * @module
 */
export { className } from '../class-name.ts';
export { UnknownColumnsError } from '../format/unknown-columns-error.ts';
export type { SkippedRows } from '../log/skipped-rows.ts';
export type { AggregateOptions, Grid, LogColumns, Rate, Represent, TimeUnit } from '../options.ts';
export { readAggregate } from '../read-aggregate.ts';
export type {
  DayPart,
  DayProfile,
  LogClass,
  LogSummary,
  LogWorkload,
  RateSeries,
  RepresentationError,
  Size,
  SizeHistogram,
  Sizes,
} from '../result.ts';
export { type CsvLogOptions, readCsvLog } from './read-csv-log.ts';
export type { TextChunks } from './text-chunks.ts';
export { withRate } from './with-rate.ts';
