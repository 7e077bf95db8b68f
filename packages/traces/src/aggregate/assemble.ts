import { InputError } from '@fleetmix/core';
import { className } from '../class-name.ts';
import type { SkippedRows } from '../log/skipped-rows.ts';
import type { AggregateOptions } from '../options.ts';
import type { LogClass, LogSummary, LogWorkload, Size, Sizes } from '../result.ts';
import { type AggregateRow, aggregateRows } from './aggregate-row.ts';
import { dayNotices } from './day-notices.ts';
import { dayProfile } from './day-profile.ts';
import { demandRate } from './demand.ts';
import { rateSeries } from './rate-series.ts';
import { type Represented, representationError } from './representation-error.ts';
import { sizeHistogram } from './size-histogram.ts';

/** What is known about a log beside its aggregated rows. */
export interface LogFacts {
  readonly files: LogSummary['files'];
  readonly skipped: readonly SkippedRows[];
  readonly notices: readonly string[];
  readonly dated: boolean;
  /** Whether requests of one model only were kept. */
  readonly oneModel: boolean;
}

/**
 * The workload that aggregated rows amount to.
 * @throws InputError where rows are missing or do not fit, or an option has no meaning
 */
export function assemble(
  table: readonly object[],
  facts: LogFacts,
  options: AggregateOptions,
  source: string,
): LogWorkload {
  const rows = aggregateRows(table, source);
  const total = rows.find(({ part }) => part === 'total');
  // In one order: databases give rows in any, and sums of doubles show it.
  const classRows = rows
    .filter(({ part, requests }) => part === 'class' && requests > 0)
    .sort((a, b) => a.input_low - b.input_low || a.output_low - b.output_low);
  if (total === undefined || classRows.length === 0)
    throw new InputError([{ path: 'rows', message: 'have no row of part "total", or none of part "class".' }], source);
  const requests = classRows.reduce((sum, row) => sum + row.requests, 0);
  const spanS = Number.isNaN(total.value) ? undefined : microseconds(total.value);
  const series = rateSeries(rows);
  const rate = demandRate({ requests, spanS, series }, options);
  const represented = classRows.map((row) => ({ row, size: sizeOf(row, options) }));
  const classes = classesOf(represented, rows, rate / requests);
  const summary = summaryOf(rows, { requests, spanS, total }, facts);
  const day = dayProfile(rows, { classes, series, firstS: total.at_s, spanS }, options);
  return {
    workload: {
      unit: 'requests/s',
      classes: classes.map(({ name, inputTokens, outputTokens, demand }) => ({
        name,
        inputTokens,
        outputTokens,
        demand,
      })),
    },
    classes,
    demand: { requestsPerSecond: rate, rate: options.rate ?? 'mean', scale: options.scale ?? 1 },
    representation: representationError(represented),
    ...(series === undefined ? {} : { rates: series }),
    ...(day === undefined ? {} : { day }),
    histogram: sizeHistogram(classes),
    summary,
    notices: [
      ...facts.notices,
      ...modelNotices(summary, facts),
      ...(day === undefined ? [] : dayNotices(day, facts.dated || total.at_s >= sinceDates)),
    ],
  };
}

/** No number of seconds after a log's own start is as large as a date of 1980. */
const sinceDates = 315_532_800;

/** Seconds since 1970 are not finer than this in a double. */
function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

function sizeOf(row: AggregateRow, { represent = 'mean' }: AggregateOptions): Size {
  if (represent === 'mean') return meanOf(row);
  if (row.input_size > 0 && row.output_size > 0) return { inputTokens: row.input_size, outputTokens: row.output_size };
  const message = `the rows have no sizes at ${represent}: make them with the same --represent.`;
  throw new InputError([{ path: 'represent', message }], 'options');
}

function meanOf(row: AggregateRow): Size {
  return { inputTokens: row.input_tokens / row.requests, outputTokens: row.output_tokens / row.requests };
}

function classesOf(
  represented: readonly Represented[],
  rows: readonly AggregateRow[],
  each: number,
): readonly LogClass[] {
  const largest = rows.find(({ part, value }) => part === 'quantile' && value === 1);
  return represented.map(({ row, size }): LogClass => {
    // The range above the grid's last bound ends at the largest request that there is.
    const inputTokens = [row.input_low, ended(row.input_high, row.input_low, largest?.input_size)] as const;
    const outputTokens = [row.output_low, ended(row.output_high, row.output_low, largest?.output_size)] as const;
    return {
      name: className({ inputTokens, outputTokens }),
      requests: row.requests,
      inputTokens,
      outputTokens,
      representative: size,
      mean: meanOf(row),
      demand: row.requests * each,
    };
  });
}

function ended(high: number, low: number, largest: number | undefined): number {
  return Number.isNaN(high) ? Math.max(low, Math.ceil(largest ?? low)) : high;
}

interface Totals {
  readonly requests: number;
  readonly spanS: number | undefined;
  readonly total: AggregateRow;
}

function summaryOf(rows: readonly AggregateRow[], { requests, spanS, total }: Totals, facts: LogFacts): LogSummary {
  const burstiness = rows.find(({ part }) => part === 'gap')?.value ?? Number.NaN;
  const dated = facts.dated && spanS !== undefined && Math.abs(total.at_s) < 8e12;
  return {
    requests,
    files: facts.files,
    ...(spanS === undefined ? {} : { spanS }),
    ...(dated ? { startsAt: new Date(total.at_s * 1000).toISOString() } : {}),
    ...(spanS !== undefined && spanS > 0 ? { requestsPerSecond: requests / spanS } : {}),
    inputTokens: sizesOf(rows, 'input', requests),
    outputTokens: sizesOf(rows, 'output', requests),
    ...(Number.isNaN(burstiness) ? {} : { burstiness }),
    models: rows
      .filter(({ part }) => part === 'model')
      .map(({ name, requests: count }) => ({ name, requests: count }))
      .sort((a, b) => b.requests - a.requests || (a.name < b.name ? -1 : 1)),
    skipped: facts.skipped,
  };
}

function sizesOf(rows: readonly AggregateRow[], side: 'input' | 'output', requests: number): Sizes {
  const sum = rows.reduce((total, row) => total + (row.part === 'class' ? row[`${side}_tokens`] : 0), 0);
  const at = (share: number) =>
    rows.find(({ part, value }) => part === 'quantile' && Math.abs(value - share) < 1e-9)?.[`${side}_size`] ??
    Number.NaN;
  return { mean: sum / requests, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function modelNotices({ models }: LogSummary, { oneModel }: LogFacts): readonly string[] {
  if (models.length < 2 || oneModel) return [];
  const names = models.slice(0, 4).map(({ name }) => JSON.stringify(name));
  const more = models.length > names.length ? ` and ${models.length - names.length} more` : '';
  return [`Requests of ${models.length} models are taken together: ${names.join(', ')}${more}. Keep one by naming it.`];
}
