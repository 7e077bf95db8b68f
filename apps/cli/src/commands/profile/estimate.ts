import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../exit-code.ts';
import { sizeOf } from '../../profile/amounts.ts';
import { engineFlags, profileDeliveryFlags, targetFlags } from '../../profile/profile-flags.ts';
import { processTerminal } from '../../terminal.ts';

export default class ProfileEstimateCommand extends Command {
  static override summary = 'Estimate what one engine sustains of each size of request, inside latency targets.';
  static override description =
    'The estimate is made of the shape of the model, the figures of the GPU and measured efficiencies of kernels; it says on which of them it stands. Where nothing is sustained it says why, and the best there is.';
  static override examples = [
    {
      description: 'A table of sizes for one GPU',
      command: '<%= config.bin %> profile estimate --model llama-3.1-8b --gpu h100 --ttft 500ms --tpot 50ms',
    },
    {
      description: 'The same requests on several GPUs',
      command:
        '<%= config.bin %> profile estimate --model qwen3-32b --gpu h100,a100,l40s --size 1000x200 --weights fp8',
    },
    {
      description: 'A model over four GPUs, for a spreadsheet',
      command:
        '<%= config.bin %> profile estimate --model llama-3.1-70b --gpu h100 --tensor-parallel 4 --output estimate.csv',
    },
  ];
  static override flags = {
    gpu: Flags.string({
      summary: 'The GPU, such as h100; several with commas between.',
      helpValue: 'NAMES',
      helpGroup: 'MODEL',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
    }),
    ...engineFlags,
    ...targetFlags,
    size: Flags.custom<ReturnType<typeof sizeOf>>({
      summary: 'Input x output tokens, such as 1000x200; several with commas between. Default: a grid of 24 sizes.',
      helpValue: 'INxOUT',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      parse: async (text) => sizeOf(text),
    })(),
    ...profileDeliveryFlags,
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(ProfileEstimateCommand);
    const { runEstimate } = await import('../../profile/run-estimate.ts');
    return runEstimate(flags, processTerminal(false));
  }
}
