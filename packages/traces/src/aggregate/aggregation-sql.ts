import type { AggregateOptions } from '../options.ts';
import { type Bounds, boundsOf } from './grid.ts';
import { checkParts, daySeconds } from './parts-of-day.ts';
import { quantileShare } from './quantile-share.ts';
import { checkOffset, offsetText } from './utc-offset.ts';

/** What the statement reads from. */
export interface AggregationSqlOptions
  extends Pick<AggregateOptions, 'grid' | 'represent' | 'windowS' | 'periods' | 'utcOffsetHours'> {
  /** Table or view with the columns `arrival_s`, `input_tokens` and `output_tokens`; `requests` where absent. */
  readonly table?: string;
  /** Whether there is a column `model`. */
  readonly models?: boolean;
  /** Whether there is a column `arrival_s`; true where absent. */
  readonly times?: boolean;
  /** Whether the rows lie in the order of their arrival, which saves DuckDB sorting them. */
  readonly ordered?: boolean;
}

/** Columns of the result, each with the SQL type that an empty one has. */
const columns = {
  name: 'VARCHAR(1000)',
  input_low: 'BIGINT',
  input_high: 'BIGINT',
  output_low: 'BIGINT',
  output_high: 'BIGINT',
  requests: 'BIGINT',
  input_tokens: 'BIGINT',
  output_tokens: 'BIGINT',
  input_squares: 'DOUBLE PRECISION',
  output_squares: 'DOUBLE PRECISION',
  products: 'DOUBLE PRECISION',
  input_size: 'BIGINT',
  output_size: 'BIGINT',
  at_s: 'DOUBLE PRECISION',
  value: 'DOUBLE PRECISION',
} as const;

type Cells = Partial<Record<keyof typeof columns, string>>;

const summaryShares = [0.5, 0.9, 0.95, 0.99, 1];

/**
 * One statement that makes of a table of requests all that a workload needs: classes, windows, quantiles. Its result is
 * what `readAggregate` takes, so that logs can stay in a warehouse. Plain SQL with window functions.
 * @throws InputError where an option has no meaning
 */
export function aggregationSql(options: AggregationSqlOptions = {}): string {
  const bounds = boundsOf(options.grid);
  const { table = 'requests', times = true, models = false, represent = 'mean' } = options;
  const share = represent === 'mean' ? undefined : quantileShare(represent, 'represent');
  const parts = [
    classPart(bounds, share),
    ...summaryShares.map(quantilePart),
    totalPart(times),
    ...(models ? [modelPart] : []),
    ...(times ? [windowPart(options.windowS ?? 300), gapPart] : []),
    ...(times && options.periods !== undefined ? [periodPart(bounds, options.periods, options.utcOffsetHours)] : []),
  ];
  const tables = [
    log(table, times, models),
    cell(bounds, times && options.periods !== undefined),
    classes,
    ...sizeTables('input', share !== undefined),
    ...sizeTables('output', share !== undefined),
    ...(times ? timeTables(options.ordered ?? false) : []),
  ];
  return `WITH\n${tables.join(',\n')}\n${parts.join('\nUNION ALL\n')}\n`;
}

function log(table: string, times: boolean, models: boolean): string {
  const names = [...(times ? ['arrival_s'] : []), 'input_tokens', 'output_tokens', ...(models ? ['model'] : [])];
  return `log AS (\n  SELECT ${names.join(', ')} FROM ${table}\n)`;
}

/** Each request with the end of its ranges; NULL above the last. */
function cell({ input, output }: Bounds, timed: boolean): string {
  return `cell AS (
  SELECT ${timed ? 'arrival_s, ' : ''}input_tokens, output_tokens,
    ${caseOf('input_tokens', input)} AS input_high,
    ${caseOf('output_tokens', output)} AS output_high
  FROM log
)`;
}

function caseOf(column: string, bounds: readonly number[]): string {
  return `CASE ${bounds.map((bound) => `WHEN ${column} <= ${bound} THEN ${bound}`).join(' ')} END`;
}

const classes = `class AS (
  SELECT input_high, output_high, COUNT(*) AS requests,
    SUM(input_tokens) AS input_tokens, SUM(output_tokens) AS output_tokens,
    SUM(CAST(input_tokens AS DOUBLE PRECISION) * input_tokens) AS input_squares,
    SUM(CAST(output_tokens AS DOUBLE PRECISION) * output_tokens) AS output_squares,
    SUM(CAST(input_tokens AS DOUBLE PRECISION) * output_tokens) AS products
  FROM cell GROUP BY input_high, output_high
)`;

/** How many requests have each size, and how many have it or less: quantiles without keeping every value. */
function sizeTables(side: 'input' | 'output', byClass: boolean): readonly string[] {
  const size = `${side}_tokens`;
  const ranked = (name: string, from: string, keys: string) => `${name} AS (
  SELECT ${keys}${size}, SUM(requests) OVER (${keys === '' ? '' : `PARTITION BY ${keys.replace(/, $/, ' ')}`}ORDER BY ${size}) AS up_to,
    SUM(requests) OVER (${keys === '' ? '' : `PARTITION BY ${keys.replace(/, $/, '')}`}) AS total
  FROM ${from}
)`;
  const all = `${side}_size AS (\n  SELECT ${size}, COUNT(*) AS requests FROM log GROUP BY ${size}\n)`;
  if (!byClass) return [all, ranked(`${side}_rank`, `${side}_size`, '')];
  return [
    all,
    ranked(`${side}_rank`, `${side}_size`, ''),
    `class_${side}_size AS (
  SELECT input_high, output_high, ${size}, COUNT(*) AS requests FROM cell GROUP BY input_high, output_high, ${size}
)`,
    ranked(`class_${side}_rank`, `class_${side}_size`, 'input_high, output_high, '),
  ];
}

function timeTables(ordered: boolean): readonly string[] {
  return [
    'log_start AS (\n  SELECT MIN(arrival_s) AS first_s FROM log\n)',
    `gap AS (\n  SELECT arrival_s - LAG(arrival_s) OVER (${ordered ? '' : 'ORDER BY arrival_s'}) AS gap_s FROM log\n)`,
  ];
}

function classPart({ input, output }: Bounds, share: number | undefined): string {
  const cells = {
    input_low: lowOf('input_high', input),
    input_high: 'input_high',
    output_low: lowOf('output_high', output),
    output_high: 'output_high',
    ...same('requests', 'input_tokens', 'output_tokens', 'input_squares', 'output_squares', 'products'),
  };
  if (share === undefined) return part('class', cells, 'class');
  const size = (side: string) => `(
    SELECT MIN(${side}_tokens) FROM class_${side}_rank r WHERE r.up_to >= ${share} * r.total
      AND COALESCE(r.input_high, 0) = COALESCE(class.input_high, 0)
      AND COALESCE(r.output_high, 0) = COALESCE(class.output_high, 0))`;
  return part('class', { ...cells, input_size: size('input'), output_size: size('output') }, 'class');
}

function lowOf(column: string, bounds: readonly number[]): string {
  const pairs = bounds.map((bound, at) => `WHEN ${bound} THEN ${(bounds[at - 1] ?? 0) + 1}`);
  return `CASE ${column} ${pairs.join(' ')} ELSE ${(bounds.at(-1) ?? 0) + 1} END`;
}

function quantilePart(share: number): string {
  const size = (side: string) => `(SELECT MIN(${side}_tokens) FROM ${side}_rank WHERE up_to >= ${share} * total)`;
  return part('quantile', { input_size: size('input'), output_size: size('output'), value: String(share) });
}

function totalPart(times: boolean): string {
  const when = { at_s: 'MIN(arrival_s)', value: 'MAX(arrival_s) - MIN(arrival_s)' };
  const sums = { requests: 'COUNT(*)', input_tokens: 'SUM(input_tokens)', output_tokens: 'SUM(output_tokens)' };
  return part('total', { ...sums, ...(times ? when : {}) }, 'log');
}

const modelPart = part('model', { name: 'model', requests: 'COUNT(*)' }, 'log GROUP BY model');

function windowPart(windowS: number): string {
  const start = `FLOOR((arrival_s - first_s) / ${windowS})`;
  const cells = {
    requests: 'COUNT(*)',
    input_tokens: 'SUM(input_tokens)',
    output_tokens: 'SUM(output_tokens)',
    at_s: `${start} * ${windowS}`,
    value: String(windowS),
  };
  return part('window', cells, `log CROSS JOIN log_start GROUP BY ${start}`);
}

/**
 * Requests by class and part of the day: where it begins in seconds after midnight, its length, and whose midnight. Arrivals
 * are seconds since one of UTC's.
 */
function periodPart({ input, output }: Bounds, parts: number, utcOffsetHours = 0): string {
  checkParts(parts);
  checkOffset(utcOffsetHours);
  const length = daySeconds / parts;
  const step = `FLOOR((arrival_s + ${3600 * utcOffsetHours}) / ${length})`;
  const start = `(${step} - ${parts} * FLOOR(${step} / ${parts})) * ${length}`;
  const cells = {
    name: `'${offsetText(utcOffsetHours)}'`,
    input_low: lowOf('input_high', input),
    input_high: 'input_high',
    output_low: lowOf('output_high', output),
    output_high: 'output_high',
    requests: 'COUNT(*)',
    at_s: start,
    value: String(length),
  };
  return part('period', cells, `cell GROUP BY input_high, output_high, ${start}`);
}

/** The coefficient of variation of the times between arrivals. */
const gapPart = part(
  'gap',
  { requests: 'COUNT(gap_s)', value: 'STDDEV_POP(gap_s) / NULLIF(AVG(gap_s), 0)' },
  'gap WHERE gap_s IS NOT NULL',
);

function same(...names: readonly (keyof typeof columns)[]): Cells {
  return Object.fromEntries(names.map((name) => [name, name]));
}

function part(kind: string, cells: Cells, from?: string): string {
  const values = Object.entries(columns).map(
    ([column, type]) => `CAST(${cells[column as keyof typeof columns] ?? 'NULL'} AS ${type}) AS ${column}`,
  );
  const filled = kind === 'class' ? values : values.map((value) => value.replace(/ AS \w+$/, ''));
  return `SELECT '${kind}' AS part, ${filled.join(', ')}${from === undefined ? '' : ` FROM ${from}`}`;
}
