import { InputError } from '@fleetmix/core';
import { type LogColumns, type LogWorkload, readCsvLog, UnknownColumnsError } from '@fleetmix/traces/browser';
import type { LogText } from './log-text.ts';

/** Columns of a log that does not say by their names what they hold. */
export interface UnknownColumns {
  readonly columns: readonly string[];
}

/**
 * The log at a rate of 1, which every log can answer: the rate that is wanted is chosen on the page. Where its columns are not
 * recognised, their names, to be chosen from.
 * @param textOf the log's text from its beginning, as often as it is asked for: one without times of day is read twice
 * @param columns which are which, where somebody has said so
 */
export async function readLogText(
  file: string,
  textOf: () => Promise<LogText>,
  signal: AbortSignal,
  columns: LogColumns = {},
): Promise<LogWorkload | UnknownColumns> {
  const options = { file, signal, rate: 1, columns };
  try {
    const { chunks } = await textOf();
    return await readCsvLog(chunks, { ...options, periods: 24, utcOffsetHours: hoursAheadOfUtc() });
  } catch (cause) {
    if (cause instanceof UnknownColumnsError) return { columns: cause.columns };
    if (!(cause instanceof InputError) || cause.problems[0]?.path !== 'periods') throw cause;
    return readCsvLog((await textOf()).chunks, options);
  }
}

/** Of the clock of whoever looks at the page, in quarters. */
function hoursAheadOfUtc(): number {
  return Math.round(-new Date().getTimezoneOffset() / 15) / 4;
}
