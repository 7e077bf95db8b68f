import type { ApiPrice } from '@fleetmix/core';
import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { defaults } from '../defaults.ts';
import type { ExitCode } from '../exit-code.ts';
import { apiPrice } from '../explain/api-price.ts';
import { jsonFlag, scenarioFlags, searchFlags, verboseFlag } from '../flags.ts';
import { withSettings } from '../input/with-settings.ts';
import { formatOf, planFormats } from '../plan/plan-formats.ts';
import { trafficFlags } from '../simulate/traffic-flags.ts';
import { sizingFlags } from '../sizing/sizing-flags.ts';
import { processTerminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export default class PlanCommand extends Command {
  static override summary = 'Find the cheapest fleet for a scenario, and prove it.';
  static override description =
    `SCENARIO is a fleetmix scenario (JSON or YAML) or Mélange's config file; - reads stdin. Without it, a bundled example is planned.
With --trace the scenario is made of a request log, a model, latency targets and prices; fleetmix scenario writes it down. SCENARIO may then be a file with these flags by their names, such as "trace: requests.csv".

Exit codes: 0 planned, 1 the plan breaks a rule of the scenario, 2 bad usage or input, 3 proved impossible, 4 gave up before a proof, 130 stopped by Ctrl-C: the best plan so far is printed.`;
  static override examples = [
    { description: 'Plan the bundled example', command: '<%= config.bin %> plan' },
    { description: 'Plan your own scenario', command: '<%= config.bin %> plan scenario.yaml' },
    {
      description: 'Write the plan and a picture of it',
      command: '<%= config.bin %> plan scenario.yaml --output plan.json --chart plan.png',
    },
    {
      description: 'From a request log to a plan',
      command:
        '<%= config.bin %> plan --trace requests.csv --model llama-3.1-8b --ttft 500ms --tpot 50ms --segment neocloud',
    },
    {
      description: 'The same, shown to hold by replaying the log',
      command:
        '<%= config.bin %> plan --trace requests.csv --model llama-3.1-8b --ttft 500ms --tpot 50ms --verify --target 99%',
    },
    {
      description: 'By the time of day: what to reserve for all of it, what to rent in each third',
      command:
        '<%= config.bin %> plan --trace day.csv --scale 500x --grid 1 --periods 3 --model llama-3.1-8b --ttft 500ms --gpu l40s --prices reserved.csv --add-prices',
    },
    {
      description: 'Several models of one log on one stock, of which b waits where it is too small',
      command:
        '<%= config.bin %> plan --trace two-models.csv --models a=llama-3.1-8b --models b=qwen3-32b --stock h100=4 --priority b=2 --goal most-served',
    },
    {
      description: "Plan Mélange's config, and print its own output object",
      command: '<%= config.bin %> plan melange.json --format melange',
    },
    {
      description: 'Leave room for 20 % more demand; take at most ten seconds',
      command: '<%= config.bin %> plan scenario.yaml --headroom 20% --time-limit 10s',
    },
    { description: 'Why this plan, or why none', command: '<%= config.bin %> plan scenario.yaml --explain' },
    {
      description: 'What it costs by class, and beside an API',
      command: '<%= config.bin %> plan scenario.yaml --money --api-price 0.10/0.30',
    },
    { description: 'Read stdin, answer with JSON', command: '<%= config.bin %> plan - --json < scenario.yaml' },
  ];
  static override args = {
    scenario: Args.string({
      name: 'SCENARIO',
      description: 'Scenario file, or - for stdin; a bundled example where absent.',
    }),
  };
  static override flags = {
    planner: Flags.string({
      summary:
        'How to plan: exact, greedy, greedy-trimmed, greedy-dedicated, local-search, homogeneous:GPU, or your own ./file.mjs.',
      default: defaults.planner,
      helpValue: 'NAME',
      helpGroup: 'SEARCH',
    }),
    ...searchFlags,
    ...scenarioFlags,
    ...sizingFlags,
    verify: Flags.boolean({
      summary: 'Simulate the plan, and plan again with more room until it holds; then give back what is not needed.',
      helpGroup: 'TRAFFIC',
    }),
    ...trafficFlags,
    current: Flags.string({
      summary: 'The plan that is running: of fleets that cost the same, take the one that changes least of it.',
      helpValue: 'FILE',
      helpGroup: 'SCENARIO',
    }),
    format: Flags.option({
      summary: "How to write the plan. Default: as --output's ending says, else table.",
      options: planFormats,
    })(),
    json: jsonFlag,
    verbose: verboseFlag,
    routes: Flags.boolean({
      summary: 'Show where every class goes, however many there are; with csv, rows are routes.',
    }),
    explain: Flags.boolean({
      summary:
        'Say why: what each constraint and class costs, below which price unused offers would be rented; where there is no plan, what clashes, and ways out; of futures, what robustness costs. Takes up to --time-limit again, or 30 s. With --trace, also which GPUs cannot serve.',
    }),
    money: Flags.boolean({
      summary: 'Show what the plan costs by class and offer: by request, by 1M tokens, and idle.',
    }),
    'api-price': Flags.custom<ApiPrice>({
      summary:
        'Hold the plan against an API that charges so many USD per 1M input and output tokens, such as 0.10/0.30.',
      helpValue: 'IN/OUT',
      parse: async (text) => apiPrice(text),
    })(),
    output: Flags.string({ char: 'o', summary: 'Write the plan to this file instead of stdout.', helpValue: 'FILE' }),
    chart: Flags.string({ summary: 'Draw the plan into this .png or .svg file.', helpValue: 'FILE' }),
  };

  async run(): Promise<ExitCode> {
    const typed = await this.parse(PlanCommand);
    const { scenario } = typed.args;
    const { flags, isSettings } = await withSettings(typed, scenario, PlanCommand.flags, (argv) =>
      this.parse(PlanCommand, [...argv]),
    );
    const { runPlan } = await import('../plan/run-plan.ts');
    if (flags.json && flags.format !== undefined && flags.format !== 'json') {
      throw new UsageError(`--json and --format ${flags.format} exclude each other. Keep one of them.`);
    }
    const format = flags.json ? 'json' : (flags.format ?? formatOf(flags.output));
    const { 'time-limit': timeLimitMs, gap: relativeGap, 'api-price': price } = flags;
    const request = {
      ...flags,
      scenario: isSettings ? undefined : scenario,
      timeLimitMs,
      relativeGap,
      apiPrice: price,
      format,
    };
    return runPlan(request, processTerminal(format === 'table'));
  }
}
