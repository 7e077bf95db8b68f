import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../exit-code.ts';
import { priorityOf, stockOf } from '../input/amounts.ts';
import { withSettings } from '../input/with-settings.ts';
import { scenarioFormats } from '../sizing/scenario-formats.ts';
import { processTerminal } from '../terminal.ts';
import ScenarioCommand from './scenario.ts';

export default class JoinCommand extends Command {
  static override summary = 'Put the scenarios of several models on one stock of GPUs.';
  static override description =
    `SCENARIO is anything that fleetmix plan takes: a scenario, Mélange's config file, or a file of flags such as "trace: requests.csv". Its model is called as the file is, or as NAME says in NAME=FILE. The result is a scenario: each replica serves one model, all draw on the same stock, and fleetmix plan shows what each model costs.

Where the stock is too small for all, plan it with --goal most-served: what comes first by --priority is served first.

Exit codes: 0 written, 2 bad usage or input, 130 stopped by Ctrl-C.`;
  static override examples = [
    {
      description: 'Two models on one stock',
      command: '<%= config.bin %> join chat.yaml code.yaml -o both.yaml',
    },
    {
      description: 'With other names, on fewer GPUs; chat comes first',
      command:
        '<%= config.bin %> join assistant=chat.yaml code.yaml --stock h100=6 --priority assistant=1 --priority code=2',
    },
  ];
  static override strict = false;
  static override args = {
    scenario: Args.string({ name: 'SCENARIO...', description: 'Scenario files, with NAME= before them; - is stdin.' }),
  };
  static override flags = {
    stock: Flags.custom<readonly [string, number]>({
      summary: 'How many GPUs of a kind all share, such as h100=8. Default: as the files say, which must agree.',
      helpValue: 'GPU=N',
      multiple: true,
      multipleNonGreedy: true,
      parse: async (text) => stockOf(text),
    })(),
    priority: Flags.custom<readonly [string, number]>({
      summary: 'Which models go first where not all can be served: 1 before 2. Default: 1.',
      helpValue: 'NAME=N',
      multiple: true,
      multipleNonGreedy: true,
      parse: async (text) => priorityOf(text),
    })(),
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
    const { argv, flags } = await this.parse(JoinCommand);
    const { runJoin } = await import('../join/run-join.ts');
    const settingsIn = async (path: string) => {
      const typed = await this.parse(ScenarioCommand, []);
      const { flags: sizing, isSettings } = await withSettings(typed, path, ScenarioCommand.flags, (words) =>
        this.parse(ScenarioCommand, [...words]),
      );
      return isSettings ? sizing : undefined;
    };
    return runJoin({ ...flags, files: argv as readonly string[], settingsIn }, processTerminal(false));
  }
}
