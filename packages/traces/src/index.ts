/**
 * Request logs, read into a workload: request classes with their demand.
 * @module
 */

export { type AggregationSqlOptions, aggregationSql } from './aggregate/aggregation-sql.ts';
export { className } from './class-name.ts';
export { UnknownColumnsError } from './format/unknown-columns-error.ts';
export type { SkippedRows } from './log/skipped-rows.ts';
export type {
  AggregateOptions,
  Grid,
  LogColumns,
  LogOptions,
  LogProgress,
  Rate,
  Represent,
  TimeUnit,
} from './options.ts';
export { readAggregate } from './read-aggregate.ts';
export { readLog } from './read-log.ts';
export { type RequestBatch, type RequestOptions, requests } from './requests.ts';
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
} from './result.ts';
