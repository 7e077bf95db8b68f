import { type ExitCode, exitCodes } from '../exit-code.ts';
import { checkOutputs } from '../output/outputs.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { aggregation, type LogRequest, readLogs } from './read-logs.ts';
import { formatWorkload, type WorkloadFormat, workloadFormatOf } from './workload-formats.ts';

/** What `fleetmix workload` is asked for; flags by their names. */
export interface WorkloadRequest extends LogRequest {
  readonly 'print-sql': boolean;
  readonly format?: WorkloadFormat | undefined;
  readonly json: boolean;
  readonly output?: string | undefined;
  readonly chart?: string | undefined;
}

/** Reads logs, and prints or writes the workload; or prints the statement that would. */
export async function runWorkload(request: WorkloadRequest, terminal: Terminal): Promise<ExitCode> {
  const { files, output, chart, json, format } = request;
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} exclude each other. Keep one of them.`);
  }
  if (request['print-sql']) return printSql(request, terminal);
  if (files.length === 0) {
    throw new UsageError('name the log: fleetmix workload requests.csv, or - for stdin.');
  }
  await checkOutputs({ output, chart });
  const log = await readLogs(request, terminal);
  if (log === undefined) return exitCodes.interrupted;
  if (chart !== undefined) await (await import('./workload-chart.ts')).writeWorkloadChart(chart, log, terminal);
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
