import type { Grid, LogOptions, LogWorkload, Rate, Represent, TimeUnit } from '@fleetmix/traces';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { percent } from '../output/figures.ts';
import { liveLine } from '../output/live-line.ts';
import { checkOutputs } from '../output/outputs.ts';
import { printable } from '../output/printable.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { formatWorkload, type WorkloadFormat, workloadFormatOf } from './workload-formats.ts';

/** What `fleetmix workload` is asked for; flags by their names. */
export interface WorkloadRequest {
  readonly files: readonly string[];
  readonly 'input-tokens'?: string | undefined;
  readonly 'output-tokens'?: string | undefined;
  readonly time?: string | undefined;
  readonly 'model-column'?: string | undefined;
  readonly 'time-unit'?: TimeUnit | undefined;
  readonly model?: string | undefined;
  readonly strict: boolean;
  readonly grid?: Grid | undefined;
  readonly represent?: Represent | undefined;
  readonly rate?: Rate | undefined;
  readonly window?: number | undefined;
  readonly scale?: number | undefined;
  readonly 'print-sql': boolean;
  readonly format?: WorkloadFormat | undefined;
  readonly json: boolean;
  readonly output?: string | undefined;
}

/** Reads logs, and prints or writes the workload; or prints the statement that would. */
export async function runWorkload(request: WorkloadRequest, terminal: Terminal): Promise<ExitCode> {
  const { files, output, json, format } = request;
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} exclude each other. Keep one of them.`);
  }
  if (request['print-sql']) return printSql(request, terminal);
  if (files.length === 0) {
    throw new UsageError('name the log: fleetmix workload requests.csv, or - for stdin.');
  }
  await checkOutputs({ output });
  const log = await read(request, terminal);
  if (log === undefined) return exitCodes.interrupted;
  const text = await formatWorkload(json ? 'json' : (format ?? workloadFormatOf(output)), log);
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
  return exitCodes.planned;
}

async function printSql(request: WorkloadRequest, terminal: Terminal): Promise<ExitCode> {
  const { aggregationSql } = await import('@fleetmix/traces');
  terminal.print(aggregationSql(aggregation(request)));
  return exitCodes.planned;
}

/** Nothing where Ctrl-C came first. */
async function read(request: WorkloadRequest, terminal: Terminal): Promise<LogWorkload | undefined> {
  const { readLog } = await import('@fleetmix/traces');
  const stop = interruption(() => terminal.note('\nStopping; once more ends at once.'));
  const line = await liveLine(terminal);
  line.show('Reading');
  try {
    return await readLog(request.files, {
      ...aggregation(request),
      ...source(request),
      signal: stop.signal,
      onProgress: ({ file, fileNumber, files, share }) =>
        line.show(`Reading ${printable(file)} (${fileNumber} of ${files}), ${percent(share)} done`),
    });
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  } finally {
    line.end();
    stop.end();
  }
}

function aggregation({ grid, represent, rate, window: windowS, scale }: WorkloadRequest) {
  return given({ grid, represent, rate, windowS, scale });
}

function source(request: WorkloadRequest): LogOptions {
  const columns = given({
    inputTokens: request['input-tokens'],
    outputTokens: request['output-tokens'],
    time: request.time,
    model: request['model-column'],
  });
  return { columns, strict: request.strict, ...given({ timeUnit: request['time-unit'], model: request.model }) };
}

/** Without what was not given. */
function given<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
