import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag } from '../flags.ts';
import { processTerminal } from '../terminal.ts';
import { gridOf, rateOf, representOf, scaleOf, windowS } from '../workload/amounts.ts';
import { workloadFormats } from '../workload/workload-formats.ts';

const columnFlag = (what: string) =>
  Flags.string({ summary: `Column with ${what}. Default: recognised.`, helpValue: 'COLUMN', helpGroup: 'LOG' });

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
    'input-tokens': columnFlag('input tokens'),
    'output-tokens': columnFlag('output tokens'),
    time: columnFlag('arrival times'),
    'model-column': columnFlag("models' names"),
    'time-unit': Flags.option({
      summary: 'How times are written. Default: told from the log.',
      options: ['dates', 's', 'ms', 'us', 'ns'] as const,
      helpGroup: 'LOG',
    })(),
    model: Flags.string({ summary: 'Count requests of this model only.', helpValue: 'NAME', helpGroup: 'LOG' }),
    strict: Flags.boolean({ summary: 'Refuse a log with a row that cannot be read.', helpGroup: 'LOG' }),
    grid: Flags.custom<ReturnType<typeof gridOf>>({
      summary: 'Where classes begin and end: a number of ranges per decade of tokens, or melange (10 x 6). Default: 4.',
      helpValue: 'N|melange',
      helpGroup: 'CLASSES',
      parse: async (text) => gridOf(text),
    })(),
    represent: Flags.custom<ReturnType<typeof representOf>>({
      summary: 'What stands for the requests of a class: their mean, or a quantile such as p90. Default: mean.',
      helpValue: 'mean|pNN',
      helpGroup: 'CLASSES',
      parse: async (text) => representOf(text),
    })(),
    rate: Flags.custom<ReturnType<typeof rateOf>>({
      summary: "The rate to serve: the log's mean, a quantile of its windows, its peak, or requests/s. Default: mean.",
      helpValue: 'mean|pNN|peak|N',
      helpGroup: 'DEMAND',
      parse: async (text) => rateOf(text),
    })(),
    window: Flags.custom<number>({
      summary: 'Length of the windows of --rate, such as 5m or 30s. Default: 5m.',
      helpValue: 'TIME',
      helpGroup: 'DEMAND',
      parse: async (text) => windowS(text),
    })(),
    scale: Flags.custom<number>({
      summary: 'Multiply the demand, such as 2x or 1.5.',
      helpValue: 'FACTOR',
      helpGroup: 'DEMAND',
      parse: async (text) => scaleOf(text),
    })(),
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
  };

  async run(): Promise<ExitCode> {
    const { argv, flags } = await this.parse(WorkloadCommand);
    const { runWorkload } = await import('../workload/run-workload.ts');
    return runWorkload({ ...flags, files: argv as readonly string[] }, processTerminal(!flags.json));
  }
}
