import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../exit-code.ts';
import { scenarioFlags } from '../flags.ts';
import { withSettings } from '../input/with-settings.ts';
import { scenarioFormats } from '../sizing/scenario-formats.ts';
import { sizingFlags } from '../sizing/sizing-flags.ts';
import { processTerminal } from '../terminal.ts';

export default class ScenarioCommand extends Command {
  static override summary =
    'Make a scenario of a request log, a model, latency targets and prices, to review and edit.';
  static override description =
    `The same flags as fleetmix plan --trace; what that would plan is written here as a file. SETTINGS is a file with these flags by their names, such as "trace: requests.csv"; what stands on the command line goes before it.

Exit codes: 0 written, 2 bad usage or input, 130 stopped by Ctrl-C.`;
  static override examples = [
    {
      description: 'What would be planned',
      command:
        '<%= config.bin %> scenario --trace requests.csv --model llama-3.1-8b --ttft 500ms --tpot 50ms -o scenario.yaml',
    },
    {
      description: 'With a period for every four hours of the day in Tokyo',
      command:
        '<%= config.bin %> scenario --trace day.csv --scale 100x --periods 6 --utc-offset +09:00 --model llama-3.1-8b --ttft 500ms --gpu l40s',
    },
    {
      description: 'On GPUs of your own choice, with stock, and why others cannot serve',
      command:
        '<%= config.bin %> scenario --trace requests.csv --model qwen3-32b --gpu h100,l40s --stock h100=8 --ttft 1s --explain',
    },
  ];
  static override args = {
    settings: Args.string({ name: 'SETTINGS', description: 'File with flags by their names.' }),
  };
  static override flags = {
    ...sizingFlags,
    ...scenarioFlags,
    format: Flags.option({
      summary: "How to write the scenario. Default: as --output's ending says, else yaml.",
      options: scenarioFormats,
    })(),
    output: Flags.string({
      char: 'o',
      summary: 'Write the scenario to this file instead of stdout.',
      helpValue: 'FILE',
    }),
  };

  async run(): Promise<ExitCode> {
    const typed = await this.parse(ScenarioCommand);
    const { flags } = await withSettings(typed, typed.args.settings, ScenarioCommand.flags, (argv) =>
      this.parse(ScenarioCommand, [...argv]),
    );
    const { runScenario } = await import('../sizing/run-scenario.ts');
    return runScenario(flags, processTerminal(false));
  }
}
