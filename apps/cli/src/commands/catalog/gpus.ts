import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { gigabytes } from '../../catalog/amounts.ts';
import { listFlags } from '../../catalog/list-flags.ts';
import type { ExitCode } from '../../exit-code.ts';
import { processTerminal } from '../../terminal.ts';

export default class CatalogGpusCommand extends Command {
  static override summary = 'List GPUs: memory, bandwidth, arithmetic, links, and what one costs at the cheapest.';
  static override description =
    'NAME is a part of a name or alias, or a pattern with *. Figures are the vendors’, without sparsity.';
  static override examples = [
    {
      description: 'GPUs with 80 GB or more, the fastest memory first',
      command: '<%= config.bin %> catalog gpus --min-memory 80GB --sort -bandwidth',
    },
    { description: 'Every form of the A100', command: '<%= config.bin %> catalog gpus a100' },
    {
      description: 'A table for a spreadsheet',
      command: '<%= config.bin %> catalog gpus --vendor nvidia,amd --output gpus.csv',
    },
  ];
  static override args = {
    name: Args.string({ name: 'NAME', description: 'List only GPUs of such a name.' }),
  };
  static override flags = {
    vendor: Flags.string({
      summary: 'Only of these vendors, with commas between.',
      helpValue: 'NAMES',
      helpGroup: 'FILTER',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
    }),
    'min-memory': Flags.custom<number>({
      summary: 'Only with this much memory or more, such as 80GB.',
      helpValue: 'SIZE',
      helpGroup: 'FILTER',
      parse: async (text) => gigabytes(text, '--min-memory'),
    })(),
    ...listFlags,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(CatalogGpusCommand);
    const { runGpus } = await import('../../catalog/run-gpus.ts');
    return runGpus({ ...flags, name: args.name }, processTerminal(false));
  }
}
