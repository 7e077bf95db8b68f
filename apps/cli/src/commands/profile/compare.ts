import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { ExitCode } from '../../exit-code.ts';
import { engineFlags, measuredGpuFlag, profileDeliveryFlags, targetFlags } from '../../profile/profile-flags.ts';
import { processTerminal } from '../../terminal.ts';

export default class ProfileCompareCommand extends Command {
  static override summary = 'Hold measurements against the estimate of the same replica, and correct it by them.';
  static override description =
    `FILE is what "fleetmix profile import" reads. --model, --gpu and --tensor-parallel complete what files do not say; --engine, --weights and --kv-cache go before what they say. Runs that keep requests at once are held against the estimate at that number, runs that offer a rate against the highest rate inside the targets.

The correction is judged size by size, each without its own measurements.`;
  static override examples = [
    {
      description: 'How far off the estimate of a run is',
      command: '<%= config.bin %> profile compare bench.json --gpu h100',
    },
    {
      description: 'Several runs with an offered rate, inside targets',
      command: "<%= config.bin %> profile compare 'results/*.json' --gpu h100 --ttft 500ms --tpot 50ms --json",
    },
  ];
  static override strict = false;
  static override args = {
    file: Args.string({
      name: 'FILE...',
      description: 'Files or patterns, each with [N x]GPU= before it where needed.',
    }),
  };
  static override flags = {
    gpu: measuredGpuFlag,
    ...engineFlags,
    ...targetFlags,
    ...profileDeliveryFlags,
  };

  async run(): Promise<ExitCode> {
    const { argv, flags } = await this.parse(ProfileCompareCommand);
    const { runHeldAgainst } = await import('../../profile/run-held-against.ts');
    return runHeldAgainst({ ...flags, files: argv as readonly string[] }, processTerminal(false));
  }
}
