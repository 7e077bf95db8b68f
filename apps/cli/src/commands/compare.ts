import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { defaults } from '../defaults.ts';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag, scenarioFlags, searchFlags, verboseFlag } from '../flags.ts';
import { names } from '../input/amounts.ts';
import { processTerminal } from '../terminal.ts';

export default class CompareCommand extends Command {
  static override summary = 'Run every planner on one scenario, side by side.';
  static override description = `Shows what each way to plan costs, and how far above the cheapest plan it lies.

Exit codes: 0 some planner planned, 1 only plans that break rules, 2 bad usage or input, 3 proved impossible, 4 all gave up, 130 stopped by Ctrl-C.`;
  static override examples = [
    { description: 'Compare on the bundled example', command: '<%= config.bin %> compare' },
    {
      description: 'Compare two planners, and draw them',
      command: '<%= config.bin %> compare scenario.yaml --planners exact,greedy --chart compare.png',
    },
    {
      description: 'Compare a planner of your own',
      command: '<%= config.bin %> compare scenario.yaml --planners exact,./mine.mjs --json',
    },
  ];
  static override args = {
    scenario: Args.string({
      name: 'SCENARIO',
      description: 'Scenario file, or - for stdin; a bundled example where absent.',
    }),
  };
  static override flags = {
    planners: Flags.custom<readonly string[]>({
      summary: `Planners, with commas between: exact, greedy, greedy-trimmed, greedy-dedicated, local-search, homogeneous (one a GPU type), homogeneous:GPU, ./file.mjs. Default: ${defaults.compared.join(',')}.`,
      helpValue: 'NAMES',
      helpGroup: 'SEARCH',
      parse: async (text) => names(text),
    })(),
    ...searchFlags,
    ...scenarioFlags,
    json: jsonFlag,
    verbose: verboseFlag,
    output: Flags.string({
      char: 'o',
      summary: 'Write the comparison to this file instead of stdout.',
      helpValue: 'FILE',
    }),
    chart: Flags.string({ summary: 'Draw the costs into this .png or .svg file.', helpValue: 'FILE' }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(CompareCommand);
    const { runCompare } = await import('../compare/run-compare.ts');
    const { planners = defaults.compared, 'time-limit': timeLimitMs, gap: relativeGap } = flags;
    const json = flags.json || flags.output?.toLowerCase().endsWith('.json') === true;
    const request = { ...flags, scenario: args.scenario, planners, timeLimitMs, relativeGap, json };
    return runCompare(request, processTerminal(!flags.json));
  }
}
