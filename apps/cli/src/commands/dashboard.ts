import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../exit-code.ts';
import { processTerminal } from '../terminal.ts';

export default class DashboardCommand extends Command {
  static override summary = 'Plan in the browser: change prices, demand and stock, and watch the fleet change.';
  static override description =
    `Serves the dashboard to this machine alone and opens the browser, until Ctrl-C: fleetmix dashboard scenario.yaml. Nothing leaves the machine; the browser plans. SCENARIO is a fleetmix scenario or Mélange's config file; without it, the page opens on the bundled example or your last draft.`;
  static override examples = [
    {
      description: 'Put the page on your own web server',
      command: '<%= config.bin %> dashboard --export site',
    },
    {
      description: 'The same, with a scenario that it can open',
      command: '<%= config.bin %> dashboard scenario.yaml --export site',
    },
  ];
  static override args = {
    scenario: Args.string({ name: 'SCENARIO', description: 'Scenario file to open, or - for stdin.' }),
  };
  static override flags = {
    port: Flags.integer({ summary: 'Port to serve at. Default: a free one.', min: 1, max: 65535, helpValue: 'PORT' }),
    open: Flags.boolean({
      summary: 'Open the browser; --no-open only prints the address.',
      default: true,
      allowNo: true,
    }),
    export: Flags.string({
      summary: 'Write the page into this folder instead of serving it.',
      helpValue: 'FOLDER',
      exclusive: ['port'],
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(DashboardCommand);
    const { runDashboard } = await import('../dashboard/run-dashboard.ts');
    return runDashboard({ ...flags, scenario: args.scenario }, processTerminal(false));
  }
}
