import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { deliveryFlags } from '../../catalog/list-flags.ts';
import { priceFlags } from '../../catalog/price-flags.ts';
import type { ExitCode } from '../../exit-code.ts';
import { processTerminal } from '../../terminal.ts';

export default class CatalogShowCommand extends Command {
  static override summary = 'Show one GPU with its prices, or one model: every figure, its source and other names.';
  static override examples = [
    { description: 'A GPU', command: '<%= config.bin %> catalog show h100' },
    { description: 'A model', command: '<%= config.bin %> catalog show llama-3.1-8b' },
    { description: 'All prices of a GPU, as JSON', command: '<%= config.bin %> catalog show mi300x --json' },
  ];
  static override args = {
    name: Args.string({ name: 'NAME', required: true, description: 'Id, name or alias of a GPU or a model.' }),
  };
  static override flags = {
    ...priceFlags,
    format: Flags.option({
      summary: "How to write it. Default: as --output's ending says, else table.",
      options: ['table', 'json', 'yaml'] as const,
    })(),
    ...deliveryFlags,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(CatalogShowCommand);
    const { runShow } = await import('../../catalog/run-show.ts');
    return runShow({ ...flags, name: args.name }, processTerminal(false));
  }
}
