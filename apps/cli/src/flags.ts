import type { Interruptions } from '@fleetmix/core';
import * as Flags from '@oclif/core/flags';
import { defaults } from './defaults.ts';
import {
  durationMs,
  grams,
  interruptions,
  priorityOf,
  share,
  slices,
  stockOf,
  usdPerHour,
  watts,
} from './input/amounts.ts';
import { goals, lossUnits, preferences } from './input/goals.ts';

/** What changes a scenario's own options; shared by the commands that read one. */
export const scenarioFlags = {
  slices: Flags.custom<number | 'none'>({
    summary: 'Cut each class into N equal slices, or none to divide freely. Default: as the file says, else none.',
    helpValue: 'none|N',
    helpGroup: 'SCENARIO',
    parse: async (text) => slices(text),
  })(),
  headroom: Flags.custom<number>({
    summary: 'Plan for this share of demand beyond the stated one, such as 0.2 or 20%.',
    helpValue: 'SHARE',
    helpGroup: 'SCENARIO',
    parse: async (text) => share(text, '--headroom', Number.POSITIVE_INFINITY),
  })(),
  stock: Flags.custom<readonly [string, number]>({
    summary: 'How many GPUs of a kind can be had, such as h100=8; kinds that are not named stay as they are.',
    helpValue: 'GPU=N',
    helpGroup: 'SCENARIO',
    multiple: true,
    multipleNonGreedy: true,
    parse: async (text) => stockOf(text),
  })(),
  budget: Flags.custom<number>({
    summary: 'Serve as much as this many USD/hour buy, by the weights of the classes; see --goal.',
    helpValue: 'USD',
    helpGroup: 'SCENARIO',
    parse: async (text) => usdPerHour(text),
  })(),
  goal: Flags.option({
    summary:
      'What the plan is to be best at: most-served within stock, limits and --budget, if any; shortest-makespan within --budget; least-power and least-carbon at full load, within --budget, if any. Default: as the file says, else least-cost.',
    options: goals,
    helpGroup: 'SCENARIO',
  })(),
  priority: Flags.custom<readonly [string, number]>({
    summary: 'Which models go first where not all can be served, such as code=2: 1 before 2; for --goal most-served.',
    helpValue: 'MODEL=N',
    helpGroup: 'SCENARIO',
    multiple: true,
    multipleNonGreedy: true,
    parse: async (text) => priorityOf(text),
  })(),
  'spot-share': Flags.custom<number>({
    summary: 'At most this share of the cost may be spot, such as 40%.',
    helpValue: 'SHARE',
    helpGroup: 'SCENARIO',
    parse: async (text) => share(text, '--spot-share', 1),
  })(),
  'provider-share': Flags.custom<number>({
    summary: 'At most this share of the cost may go to one provider, such as 60%.',
    helpValue: 'SHARE',
    helpGroup: 'SCENARIO',
    parse: async (text) => share(text, '--provider-share', 1),
  })(),
  survive: Flags.option({
    summary: 'Serve everything even when any one replica, offer, region or provider is gone.',
    options: lossUnits,
    helpGroup: 'SCENARIO',
  })(),
  prefer: Flags.option({
    summary: 'What decides between fleets that cost the same, with commas between; the first counts most.',
    options: preferences,
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpGroup: 'SCENARIO',
  })(),
  'power-cap': Flags.custom<number>({
    summary: 'At most so much power, every replica at full load: 40kW, 800W, or a number of kW.',
    helpValue: 'POWER',
    helpGroup: 'SCENARIO',
    parse: async (text) => watts(text),
  })(),
  'grid-carbon': Flags.custom<number>({
    summary: 'What electricity emits, in g CO2e per kWh, where the scenario does not say.',
    helpValue: 'GRAMS',
    helpGroup: 'SCENARIO',
    parse: async (text) => grams(text),
  })(),
  'spot-interruptions': Flags.custom<Interruptions>({
    summary:
      'Spot replicas are interrupted so many times an hour and then away so many minutes, such as 0.05/10; where the scenario does not say.',
    helpValue: 'N/MINUTES',
    helpGroup: 'SCENARIO',
    parse: async (text) => interruptions(text),
  })(),
  case: Flags.string({
    summary: 'Take this period or future of the scenario by itself.',
    helpValue: 'NAME',
    helpGroup: 'SCENARIO',
  }),
  sharing: Flags.option({
    summary: 'shared: loads on a replica add up. per-class: each class must fit alone (costs come out too low).',
    options: ['shared', 'per-class'] as const,
    helpGroup: 'SCENARIO',
  })(),
};

/** How long and how exactly to search. */
export const searchFlags = {
  solver: Flags.string({
    summary: 'What the exact planner solves with: builtin, highs, javascript-lp-solver, or your own ./file.mjs.',
    default: defaults.solver,
    helpValue: 'NAME',
    helpGroup: 'SEARCH',
  }),
  'time-limit': Flags.custom<number>({
    summary: 'Stop after this time with the best plan so far: 30s, 500ms, 2m, or a number of seconds.',
    helpValue: 'TIME',
    helpGroup: 'SEARCH',
    parse: async (text) => durationMs(text),
  })(),
  gap: Flags.custom<number>({
    summary: 'Stop at a plan at most this share above the optimum, such as 0.01 or 1%. Default: 0, a proved optimum.',
    helpValue: 'SHARE',
    helpGroup: 'SEARCH',
    parse: async (text) => share(text, '--gap', 1),
  })(),
};

/** How an answer came about, beside it. */
export const verboseFlag = Flags.boolean({
  summary: 'Say on stderr which engine proved the plan, and what it did for that; --json always has the counts.',
});

/** One JSON object on stdout, whatever happens; errors too. */
export const jsonFlag = Flags.boolean({
  summary: 'Print one JSON object, also for an error ({ "error": { "message" } }).',
});
