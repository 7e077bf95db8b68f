import type { Grid, LogOptions, LogWorkload, Rate, Represent, TimeUnit } from '@fleetmix/traces';
import { unlessStopped } from '../at-work.ts';
import { percent } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** Which logs, and how to read them; flags by their names. */
export interface LogRequest {
  readonly files: readonly string[];
  readonly 'input-tokens'?: string | undefined;
  readonly 'output-tokens'?: string | undefined;
  readonly time?: string | undefined;
  readonly 'model-column'?: string | undefined;
  readonly 'time-unit'?: TimeUnit | undefined;
  /** Requests of this model only. */
  readonly only?: string | undefined;
  readonly strict: boolean;
  readonly grid?: Grid | undefined;
  readonly represent?: Represent | undefined;
  readonly rate?: Rate | undefined;
  readonly window?: number | undefined;
  readonly scale?: number | undefined;
  readonly periods?: number | undefined;
  readonly 'utc-offset'?: number | undefined;
}

/** Reads logs into a workload, with progress on the terminal; nothing where Ctrl-C came first. */
export async function readLogs(request: LogRequest, terminal: Terminal): Promise<LogWorkload | undefined> {
  const { readLog } = await import('@fleetmix/traces');
  return unlessStopped(terminal, ({ signal, show }) => {
    show('Reading');
    return readLog(request.files, {
      ...aggregation(request),
      ...sourceOf(request),
      signal,
      onProgress: ({ file, fileNumber, files, share }) =>
        show(`Reading ${printable(file)} (${fileNumber} of ${files}), ${percent(share)} done`),
    });
  });
}

/** How to make classes and demand, without what was not given. */
export function aggregation(request: LogRequest) {
  const { grid, represent, rate, window: windowS, scale, periods, 'utc-offset': utcOffsetHours } = request;
  if (utcOffsetHours !== undefined && periods === undefined) {
    throw new UsageError('--utc-offset goes with --periods: say into how many parts the day is cut, or leave it out.');
  }
  return given({ grid, represent, rate, windowS, scale, periods, utcOffsetHours });
}

/** How to read the log, without what was not given. */
export function sourceOf(request: LogRequest): LogOptions {
  const columns = given({
    inputTokens: request['input-tokens'],
    outputTokens: request['output-tokens'],
    time: request.time,
    model: request['model-column'],
  });
  return { columns, strict: request.strict, ...given({ timeUnit: request['time-unit'], model: request.only }) };
}

function given<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
