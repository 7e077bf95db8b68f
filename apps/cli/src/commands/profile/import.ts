import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { ExitCode } from '../../exit-code.ts';
import { measuredGpuFlag, profileDeliveryFlags, replicaFlags, targetFlags } from '../../profile/profile-flags.ts';
import { processTerminal } from '../../terminal.ts';

export default class ProfileImportCommand extends Command {
  static override summary = "Read what a benchmark's output says: its runs, and what held the latency targets.";
  static override description =
    `FILE is the output of vllm bench serve, SGLang's bench_serving, GuideLLM, AIPerf or GenAI-Perf, inference-perf, AIBrix, InferenceX, llm-d-planner, AIConfigurator or Mélange, or rows of fleetmix's own (JSON, JSON lines, CSV), also packed with gzip; a pattern in quotes such as 'results/*.json', or - for stdin. GPU=FILE says what it was measured on, and 2xGPU=FILE over how many GPUs.

What is not used (zeros, NaN, runs without sizes) is told by reason and place on stderr. --output writes rows of fleetmix's own, which are read back as the same.`;
  static override examples = [
    {
      description: 'What a run says',
      command: '<%= config.bin %> profile import bench.json --gpu h100',
    },
    {
      description: 'What held the targets, of several runs',
      command: "<%= config.bin %> profile import 'results/*.json' --ttft 500ms --tpot 50ms",
    },
    {
      description: 'Runs of two GPUs as one file',
      command: '<%= config.bin %> profile import h100=bench.json 2xl40s=other.json --output profile.json',
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
    model: replicaFlags.model,
    gpu: measuredGpuFlag,
    'tensor-parallel': replicaFlags['tensor-parallel'],
    ...targetFlags,
    ...profileDeliveryFlags,
  };

  async run(): Promise<ExitCode> {
    const { argv, flags } = await this.parse(ProfileImportCommand);
    const { runImport } = await import('../../profile/run-import.ts');
    return runImport({ ...flags, files: argv as readonly string[] }, processTerminal(false));
  }
}
