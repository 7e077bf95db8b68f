import { type LogColumns, type LogWorkload, readCsvLog, UnknownColumnsError } from '@fleetmix/traces/browser';
import type { LogText } from './log-text.ts';

/** Columns of a log that does not say by their names what they hold. */
export interface UnknownColumns {
  readonly columns: readonly string[];
}

/**
 * The log at a rate of 1, which every log can answer: the rate that is wanted is chosen on the page. Where its columns are not
 * recognised, their names, to be chosen from.
 * @param columns which are which, where somebody has said so
 */
export async function readLogText(
  file: string,
  { chunks }: LogText,
  signal: AbortSignal,
  columns: LogColumns = {},
): Promise<LogWorkload | UnknownColumns> {
  try {
    return await readCsvLog(chunks, { file, signal, rate: 1, columns });
  } catch (cause) {
    if (cause instanceof UnknownColumnsError) return { columns: cause.columns };
    throw cause;
  }
}
