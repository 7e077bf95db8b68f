import { Command } from '@oclif/core/command';
import type { ExitCode } from '../../exit-code.ts';
import { jsonFlag } from '../../flags.ts';
import { processTerminal } from '../../terminal.ts';

export default class ProfileCommand extends Command {
  static override summary = 'Find out what one engine sustains: estimated, measured, or one held against the other.';
  static override description =
    'Plans are as good as the capacities that they are made of. These commands show where capacities come from.';
  static override examples = [
    { description: 'What there is', command: '<%= config.bin %> profile' },
    {
      description: 'What a GPU sustains',
      command: '<%= config.bin %> profile estimate --model llama-3.1-8b --gpu h100 --size 1000x200',
    },
  ];
  static override flags = { json: jsonFlag };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(ProfileCommand);
    const { runProfiles } = await import('../../profile/run-profiles.ts');
    return runProfiles(flags.json, processTerminal(false));
  }
}
