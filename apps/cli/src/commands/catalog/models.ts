import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { parameters } from '../../catalog/amounts.ts';
import { listFlags } from '../../catalog/list-flags.ts';
import type { ExitCode } from '../../exit-code.ts';
import { processTerminal } from '../../terminal.ts';

const sizeFlag = (flag: string, what: string) =>
  Flags.custom<number>({
    summary: `Only with this many parameters or ${what}, such as 70B; 3 % are let pass, as names round.`,
    helpValue: 'SIZE',
    helpGroup: 'FILTER',
    parse: async (text) => parameters(text, flag),
  })();

export default class CatalogModelsCommand extends Command {
  static override summary = 'List models: parameters, layers, attention, context, windows and experts.';
  static override description =
    'NAME is a part of a name or alias, or a pattern with *. Parameters are counted from the shape.';
  static override examples = [
    {
      description: 'Models that may fit on one GPU',
      command: '<%= config.bin %> catalog models --max-size 14B --sort parameters',
    },
    {
      description: 'Mixtures of experts, the largest first',
      command: '<%= config.bin %> catalog models --moe --sort -parameters',
    },
    { description: 'One family, as JSON', command: '<%= config.bin %> catalog models qwen3 --json' },
  ];
  static override args = {
    name: Args.string({ name: 'NAME', description: 'List only models of such a name.' }),
  };
  static override flags = {
    moe: Flags.boolean({ summary: 'Only mixtures of experts.', helpGroup: 'FILTER', exclusive: ['dense'] }),
    dense: Flags.boolean({ summary: 'Only models without experts.', helpGroup: 'FILTER' }),
    'min-size': sizeFlag('--min-size', 'more'),
    'max-size': sizeFlag('--max-size', 'fewer'),
    ...listFlags,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(CatalogModelsCommand);
    const { runModels } = await import('../../catalog/run-models.ts');
    return runModels({ ...flags, name: args.name }, processTerminal(false));
  }
}
