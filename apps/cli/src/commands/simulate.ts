import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { defaults } from '../defaults.ts';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag, scenarioFlags, searchFlags } from '../flags.ts';
import { withSettings } from '../input/with-settings.ts';
import { trafficFlags } from '../simulate/traffic-flags.ts';
import { sizingFlags } from '../sizing/sizing-flags.ts';
import { processTerminal } from '../terminal.ts';

export default class SimulateCommand extends Command {
  static override summary = 'Replay traffic through a plan, request by request: does it hold, and where does it break?';
  static override description =
    `SCENARIO is a scenario file, or a file with the flags of --trace; without --plan it is planned first. Replicas that say what runs on them are simulated as continuous-batching engines, others by their capacities alone.

Exit codes: 0 the plan holds, 1 it does not, 2 bad usage or input, 130 stopped by Ctrl-C.`;
  static override examples = [
    {
      description: "A log's own requests through the plan that is made for it",
      command:
        '<%= config.bin %> simulate --trace requests.csv --model llama-3.1-8b --ttft 500ms --tpot 50ms --chart simulation.png',
    },
    {
      description: 'Random arrivals in bursts, with five seeds',
      command: '<%= config.bin %> simulate scenario.yaml --plan plan.json --e2e 5s --arrivals gamma --cv 3 --runs 5',
    },
    {
      description: 'An offer is lost after two minutes',
      command:
        '<%= config.bin %> simulate scenario.yaml --plan plan.json --e2e 5s --fail L4@2m --requests requests-out.csv',
    },
  ];
  static override args = {
    scenario: Args.string({
      name: 'SCENARIO',
      description: 'Scenario file, or - for stdin; a bundled example where absent.',
    }),
  };
  static override flags = {
    plan: Flags.string({ summary: 'The plan to simulate. Default: the planner makes one.', helpValue: 'FILE' }),
    planner: Flags.string({
      summary: 'Who plans where no plan is given, as for fleetmix plan.',
      default: defaults.planner,
      helpValue: 'NAME',
      helpGroup: 'SEARCH',
    }),
    ...searchFlags,
    ...scenarioFlags,
    ...sizingFlags,
    ...trafficFlags,
    json: jsonFlag,
    output: Flags.string({ char: 'o', summary: 'Write the result to this file instead of stdout.', helpValue: 'FILE' }),
    chart: Flags.string({ summary: 'Draw latencies, load and queues into this .png or .svg file.', helpValue: 'FILE' }),
    requests: Flags.string({ summary: 'Write every request to this CSV file.', helpValue: 'FILE' }),
  };

  async run(): Promise<ExitCode> {
    const typed = await this.parse(SimulateCommand);
    const { scenario } = typed.args;
    const { flags, isSettings } = await withSettings(typed, scenario, SimulateCommand.flags, (argv) =>
      this.parse(SimulateCommand, [...argv]),
    );
    const { runSimulate } = await import('../simulate/run-simulate.ts');
    const { 'time-limit': timeLimitMs, gap: relativeGap } = flags;
    const request = { ...flags, scenario: isSettings ? undefined : scenario, timeLimitMs, relativeGap };
    return runSimulate(request, processTerminal(!flags.json));
  }
}
