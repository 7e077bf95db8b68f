import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { ExitCode } from '../exit-code.ts';
import { jsonFlag, scenarioFlags, searchFlags } from '../flags.ts';
import { processTerminal } from '../terminal.ts';

export default class CheckCommand extends Command {
  static override summary = 'Judge any plan against a scenario, whoever made it.';
  static override description =
    `PLAN is what "fleetmix plan --json" prints, any object with "replicas" and "routes", or Mélange's output object. For a plan with counts only, fleetmix looks for routes that make it hold.

Exit codes: 0 the plan holds, 1 it breaks a rule (each is printed), 2 bad usage or input, 4 gave up looking for routes.`;
  static override examples = [
    { description: 'Judge a plan that was written before', command: '<%= config.bin %> check scenario.yaml plan.json' },
    {
      description: "Judge Mélange's answer to its own config",
      command: '<%= config.bin %> check melange.json melange-output.json',
    },
    {
      description: 'Would the plan still hold with 5 % more demand?',
      command: '<%= config.bin %> check scenario.yaml plan.json --headroom 5% --json',
    },
  ];
  static override args = {
    scenario: Args.string({ name: 'SCENARIO', required: true, description: 'Scenario file, or - for stdin.' }),
    plan: Args.string({ name: 'PLAN', required: true, description: 'Plan file, or - for stdin.' }),
  };
  static override flags = {
    ...scenarioFlags,
    solver: searchFlags.solver,
    'time-limit': searchFlags['time-limit'],
    json: jsonFlag,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(CheckCommand);
    const { runCheck } = await import('../check/run-check.ts');
    return runCheck({ ...args, ...flags, timeLimitMs: flags['time-limit'] }, processTerminal(!flags.json));
  }
}
