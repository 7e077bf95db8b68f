import { Command } from '@oclif/core/command';
import type { ExitCode } from '../../exit-code.ts';
import { jsonFlag } from '../../flags.ts';
import { processTerminal } from '../../terminal.ts';

export default class CatalogCommand extends Command {
  static override summary = 'See the facts that plans are made from: GPUs, models and prices, each with its source.';
  static override description =
    'Lists, filters, sorts and exports what fleetmix knows. Each fact has its source and day; what was not checked against a page is marked.';
  static override examples = [
    { description: 'What there is', command: '<%= config.bin %> catalog' },
    { description: 'Everything about one GPU', command: '<%= config.bin %> catalog show h100' },
  ];
  static override flags = { json: jsonFlag };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(CatalogCommand);
    const { runOverview } = await import('../../catalog/run-overview.ts');
    return runOverview(flags.json, processTerminal(false));
  }
}
