import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { defaults } from '../defaults.ts';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag, searchFlags } from '../flags.ts';
import { names, seed } from '../input/amounts.ts';
import { processTerminal } from '../terminal.ts';

export default class ExperimentCommand extends Command {
  static override summary = 'Run a grid of scenarios and planners: a published experiment, or your own.';
  static override description =
    `EXPERIMENT is the name of a published experiment (availability) or a grid file in YAML or JSON. Results go to results/NAME: results.json, results.csv, and a picture for each value of the first axis.

A run that was stopped (Ctrl-C) goes on where it stopped when the same command is given again.

Exit codes: 0 every cell is there, 1 a planner broke in some cells, 2 bad usage or input, 130 interrupted.`;
  static override examples = [
    {
      description: 'The availability experiment, with shared capacity and true stock',
      command: '<%= config.bin %> experiment availability',
    },
    {
      description: 'The same figures as the published script, with its faults',
      command: '<%= config.bin %> experiment availability --as-published --output results/published',
    },
    {
      description: 'Requests drawn at random, reproducibly; other planners',
      command:
        '<%= config.bin %> experiment availability --seed 7 --planners exact,homogeneous --output results/random',
    },
    { description: 'A grid of your own', command: '<%= config.bin %> experiment grid.yaml --json' },
  ];
  static override args = {
    experiment: Args.string({
      name: 'EXPERIMENT',
      default: defaults.experiment,
      description: 'Name of a published experiment, a grid file, or - for stdin.',
    }),
  };
  static override flags = {
    'as-published': Flags.boolean({
      summary: 'Count as the publication did: capacity per class, stock per offer for greedy. Costs are too low.',
    }),
    seed: Flags.custom<number>({
      summary: 'Draw the requests at random with this seed, instead of dividing them by the shares.',
      helpValue: 'N',
      parse: async (text) => seed(text),
    })(),
    planners: Flags.custom<readonly string[]>({
      summary: 'Planners instead of those of the grid, with commas between; homogeneous alone means every GPU type.',
      helpValue: 'NAMES',
      helpGroup: 'SEARCH',
      parse: async (text) => names(text),
    })(),
    ...searchFlags,
    output: Flags.string({ char: 'o', summary: 'Folder for the results. Default: results/NAME.', helpValue: 'FOLDER' }),
    force: Flags.boolean({ summary: 'Start over, whatever an earlier run left.' }),
    json: jsonFlag,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(ExperimentCommand);
    const { runExperiment } = await import('../experiment/run-experiment.ts');
    const { 'as-published': asPublished, 'time-limit': timeLimitMs, gap: relativeGap } = flags;
    const request = { ...flags, experiment: args.experiment, asPublished, timeLimitMs, relativeGap };
    return runExperiment(request, processTerminal(!flags.json));
  }
}
