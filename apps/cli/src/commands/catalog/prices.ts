import { Command } from '@oclif/core/command';
import { listFlags } from '../../catalog/list-flags.ts';
import { priceFilterFlags, priceFlags } from '../../catalog/price-flags.ts';
import type { ExitCode } from '../../exit-code.ts';
import { processTerminal } from '../../terminal.ts';

export default class CatalogPricesCommand extends Command {
  static override summary = 'List prices, the cheapest GPU first, with their day and source.';
  static override description =
    `The built-in prices are a record of their days: give your own before you order. --prices FILE takes CSV with the columns provider, gpu, gpuCount, usdPerHour and, where wanted, segment, pricing, region, sku, sells, asOf, verified, note; or SkyPilot's vms.csv. --prices FOLDER takes every *.csv in it, or SkyPilot's catalogs/v8 or one cloud of it. They replace the built-in prices; with --add-prices they come beside them, and where both price the same thing, plans take the newer.

Rows that cannot be used are counted by reason on stderr, with their lines.`;
  static override examples = [
    {
      description: 'Who rents an H100 at which price',
      command: '<%= config.bin %> catalog prices --gpu h100 --pricing on-demand',
    },
    {
      description: 'A file to put your own prices into',
      command: '<%= config.bin %> catalog prices --provider aws,gcp --output prices.csv',
    },
    {
      description: 'Your own prices beside those',
      command: '<%= config.bin %> catalog prices --prices prices.csv --add-prices --gpu l4',
    },
  ];
  static override flags = { ...priceFlags, ...priceFilterFlags, ...listFlags };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(CatalogPricesCommand);
    const { runPrices } = await import('../../catalog/run-prices.ts');
    return runPrices(flags, processTerminal(false));
  }
}
