import { type LogWorkload, readCsvLog } from '@fleetmix/traces/browser';
import type { LogText } from './log-text.ts';

/** The log at a rate of 1, which every log can answer: the rate that is wanted is chosen on the page. */
export async function readLogText(file: string, { chunks }: LogText, signal: AbortSignal): Promise<LogWorkload> {
  try {
    return await readCsvLog(chunks, { file, signal, rate: 1 });
  } catch (cause) {
    // The flags that the message names are the command line's.
    const text = (cause as Error).message.replace(
      / Say which with .*/,
      ' Rename them in the file, or name them on the command line: fleetmix plan --trace FILE --input-tokens COLUMN --output-tokens COLUMN.',
    );
    throw new Error(text, { cause });
  }
}
