import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag } from '../flags.ts';
import { processTerminal } from '../terminal.ts';
import { dayFlags, demandFlags, logFlags } from '../workload/log-flags.ts';
import { workloadFormats } from '../workload/workload-formats.ts';

export default class WorkloadCommand extends Command {
  static override summary = 'Read request logs into a workload: request classes with their demand.';
  static override description =
    `FILE is CSV, JSON lines, JSON or Parquet, also packed with gzip; a pattern such as 'logs/*.csv.gz', or - for stdin. Known by their columns: Azure, BurstGPT, Mooncake, Splitwise, Vidur, vllm bench serve --save-detailed, AIPerf, OpenTelemetry GenAI spans, ServeGen; in anything else, name the columns. Logs may be larger than memory.

Rows that cannot be read are counted by reason and left out; nothing is clamped.

Exit codes: 0 read, 2 bad usage or input, 130 stopped by Ctrl-C.`;
  static override examples = [
    { description: 'What is in a log', command: '<%= config.bin %> workload requests.csv' },
    {
      description: "The busiest five minutes' demand, doubled, as a part of a scenario",
      command: "<%= config.bin %> workload 'logs/*.csv.gz' --rate peak --scale 2x --format yaml",
    },
    {
      description: 'Demand by time of day, in parts of four hours, as it is in Berlin in summer',
      command: '<%= config.bin %> workload day.csv --scale 100x --periods 6 --utc-offset +02:00',
    },
    {
      description: "Mélange's request sizes, from columns of your own",
      command: '<%= config.bin %> workload log.jsonl --grid melange --input-tokens prompt --output-tokens completion',
    },
    { description: 'The same in your warehouse', command: '<%= config.bin %> workload --print-sql' },
  ];
  static override strict = false;
  static override args = {
    file: Args.string({ name: 'FILE...', description: 'Log files or patterns, or - for stdin.' }),
  };
  static override flags = {
    ...logFlags,
    model: Flags.string({ summary: 'Count requests of this model only.', helpValue: 'NAME', helpGroup: 'LOG' }),
    strict: Flags.boolean({ summary: 'Refuse a log with a row that cannot be read.', helpGroup: 'LOG' }),
    ...demandFlags,
    ...dayFlags,
    'print-sql': Flags.boolean({
      summary: 'Print the one SQL statement that makes the classes, for a warehouse; its result is read like a log.',
    }),
    format: Flags.option({
      summary: "How to write the workload. Default: as --output's ending says, else table.",
      options: workloadFormats,
    })(),
    json: jsonFlag,
    output: Flags.string({
      char: 'o',
      summary: 'Write the workload to this file instead of stdout.',
      helpValue: 'FILE',
    }),
    chart: Flags.string({
      summary: 'Draw sizes and rate over time into this .png or .svg file.',
      helpValue: 'FILE',
    }),
  };

  async run(): Promise<ExitCode> {
    const { argv, flags } = await this.parse(WorkloadCommand);
    const { runWorkload } = await import('../workload/run-workload.ts');
    return runWorkload({ ...flags, only: flags.model, files: argv as readonly string[] }, processTerminal(!flags.json));
  }
}
