import { InputError } from '@fleetmix/core';
import type { Database } from '../database/database.ts';
import type { Mapping } from '../format/recognise.ts';
import type { TimeUnit } from '../options.ts';
import type { Field, Source } from './source.ts';

/** Times in SQL: seconds, and how each is written (an index of `clocks`). */
export interface Clock {
  readonly seconds: string;
  readonly clock: string;
  readonly unit: TimeUnit;
  /** What had to be assumed, for the notices. */
  readonly assumed?: string;
}

/** How a time may be written; the first is a number that is no date. */
export const clocks = [
  'numbers',
  'ISO dates',
  'seconds since 1970',
  'milliseconds since 1970',
  'microseconds since 1970',
  'nanoseconds since 1970',
] as const;

/** Seconds of one unit. */
export const secondsPer: Readonly<Record<Exclude<TimeUnit, 'dates'>, number>> = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 };

/** A number stands for a date between the years 2001 and 2286. */
export const bands = [0, 3, 6, 9].map((power) => [10 ** (9 + power), 10 ** (10 + power)] as const);

/** Rows looked at to tell the unit. */
export const sampled = 5000;

/**
 * How to read the times of a source. Where neither caller nor format says the unit, its first rows do.
 * @throws InputError where they hold both dates and plain numbers
 */
export async function clockOf(database: Database, source: Source, mapping: Mapping): Promise<Clock | undefined> {
  const { time, timeUnit } = mapping;
  if (time === undefined) return undefined;
  if (time.dated) return { seconds: `epoch_us(${time.sql}::TIMESTAMP) / 1e6`, clock: '1', unit: 'dates' };
  if (timeUnit !== undefined && timeUnit !== 'dates') return numbers(time, timeUnit);
  const [plain = 0, iso = 0, ...numbered] = await sample(database, source, time);
  const numberedDates = numbered.some((count) => count > 0);
  if (timeUnit === 'dates') return dates(time, iso > 0, numberedDates);
  if (plain > 0 && (iso > 0 || numberedDates)) throw ambiguous(source, time, [plain, iso, ...numbered]);
  if (iso > 0 || numberedDates) return dates(time, iso > 0, numberedDates);
  const assumed = `${time.name}: numbers without a unit, taken as seconds. Say --time-unit ms (us, ns) if they are not.`;
  return { ...numbers(time, 's'), assumed };
}

/** Every way that is tried costs time with every row: those that the first rows do not show are left out. */
function dates({ sql }: Field, iso: boolean, numbered: boolean): Clock {
  const date = `TRY_CAST(${sql} AS TIMESTAMPTZ)`;
  if (iso && !numbered) return { seconds: `epoch_us(${date}) / 1e6`, clock: '1', unit: 'dates' };
  const number = `TRY_CAST(${sql} AS DOUBLE)`;
  const within = bands.map(([from, to]) => `WHEN ${number} >= ${from} AND ${number} < ${to} THEN`);
  return {
    seconds: `COALESCE(epoch_us(${date}) / 1e6, CASE ${within.map((when, at) => `${when} ${number} / 1e${3 * at}`).join(' ')} END)`,
    clock: `CASE WHEN ${date} IS NOT NULL THEN 1 ${within.map((when, at) => `${when} ${at + 2}`).join(' ')} ELSE 0 END`,
    unit: 'dates',
  };
}

function numbers({ sql }: Field, unit: Exclude<TimeUnit, 'dates'>): Clock {
  const number = `TRY_CAST(${sql} AS DOUBLE)`;
  return { seconds: `CASE WHEN isfinite(${number}) THEN ${number} * ${secondsPer[unit]} END`, clock: '0', unit };
}

async function sample(database: Database, source: Source, time: Field): Promise<readonly number[]> {
  const { clock, seconds } = dates(time, true, true);
  const rows = await database.rows(`SELECT clock, COUNT(*)::DOUBLE AS requests FROM (
    SELECT ${clock} AS clock, ${seconds} AS seconds, TRY_CAST(${time.sql} AS DOUBLE) AS number
    FROM ${source.relation([time])} LIMIT ${sampled}
  ) WHERE seconds IS NOT NULL OR isfinite(number) GROUP BY clock`);
  const counts = clocks.map(() => 0);
  for (const row of rows) counts[Number(row['clock'])] = Number(row['requests']);
  return counts;
}

/** Times that are both dates and plain numbers; counts by clock. */
export function ambiguous(source: Source, time: Field, counts: readonly number[]): InputError {
  const kinds = counts.flatMap((count, at) => (count > 0 ? [`${count} ${clocks[at]}`] : []));
  const message = `holds times written in different ways: ${kinds.join(', ')} in its first rows. Write them one way, or say what they are with --time-unit dates, s, ms, us or ns.`;
  return new InputError([{ path: time.name, message }], source.file);
}
