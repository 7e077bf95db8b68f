import {
  hasCases,
  type Interruptions,
  type Limit,
  type Objective,
  quoted,
  readScenario,
  type Scenario,
  type Sharing,
  scenarioDocument,
  suggestion,
} from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';
import { chosenCase } from './chosen-case.ts';
import type { goals, lossUnits, preferences } from './goals.ts';
import { ranked } from './ranked.ts';

/** What the command line changes in a scenario; what is absent stays as the file has it. */
export interface ScenarioFlags {
  readonly slices?: number | 'none' | undefined;
  readonly headroom?: number | undefined;
  readonly sharing?: Sharing | undefined;
  readonly stock?: readonly (readonly [gpu: string, count: number])[] | undefined;
  readonly budget?: number | undefined;
  readonly goal?: (typeof goals)[number] | undefined;
  readonly priority?: readonly (readonly [model: string, priority: number])[] | undefined;
  readonly 'spot-share'?: number | undefined;
  readonly 'provider-share'?: number | undefined;
  /** Watts. */
  readonly 'power-cap'?: number | undefined;
  readonly 'grid-carbon'?: number | undefined;
  readonly 'spot-interruptions'?: Interruptions | undefined;
  readonly survive?: (typeof lossUnits)[number] | undefined;
  readonly prefer?: readonly (typeof preferences)[number][] | undefined;
  /** A period or a future to take by itself, as an ordinary scenario. */
  readonly case?: string | undefined;
  /** What is running, replicas by offer; of plans that cost the same the one that changes least of it is meant. */
  readonly currentFleet?: ReadonlyMap<string, number> | undefined;
}

/**
 * The scenario with the flags' rules in place of its own; limits are added to those that it has.
 * @throws UsageError where a goal lacks its budget, no class is of a model that is to have a priority, stock is of a GPU that no offer has, or none is spot
 * @throws InputError where the rules do not go together
 */
export function withFlags(whole: Scenario, flags: ScenarioFlags): Scenario {
  const single = flags.case === undefined ? whole : chosenCase(whole, flags.case).scenario;
  const scenario = flags.priority === undefined ? single : ranked(single, new Map(flags.priority));
  const changed = changedBy(scenario, flags);
  const { budget, goal, priority, survive, prefer, currentFleet } = flags;
  if (
    [
      budget,
      goal,
      priority,
      survive,
      prefer,
      currentFleet,
      flags['spot-share'],
      flags['provider-share'],
      flags['power-cap'],
    ].every((one) => one === undefined)
  ) {
    return changed;
  }
  // Rules go together or not, wherever they stand: what reads files knows.
  const { notices } = readScenario(scenarioDocument(changed), 'the scenario with these flags');
  // What was said of the file's own rules holds no more where the flags changed them: weights without a goal, for one.
  const before = readScenario(scenarioDocument(scenario)).notices;
  const lasting = scenario.notices.filter((notice) => !before.includes(notice));
  return { ...changed, notices: [...new Set([...lasting, ...notices])] };
}

function changedBy(scenario: Scenario, flags: ScenarioFlags): Scenario {
  const { options } = scenario;
  const { slices, headroom, sharing, survive, prefer } = flags;
  const objective = objectiveOf(flags);
  const limits = limitsOf(flags);
  return {
    ...scenario,
    options: {
      slices: slices ?? options.slices,
      headroom: headroom ?? options.headroom,
      sharing: sharing ?? options.sharing,
    },
    ...(flags.stock === undefined ? {} : { stock: new Map([...scenario.stock, ...stockOf(scenario, flags.stock)]) }),
    offers: offersOf(scenario, flags),
    ...(objective === undefined ? {} : { objective }),
    ...(survive === undefined ? {} : { survive }),
    ...(prefer === undefined ? {} : { prefer }),
    ...currentOf(scenario, flags),
    ...(limits.length === 0 ? {} : { limits: [...(scenario.limits ?? []), ...limits] }),
  };
}

/** Offers that are no more are stopped whatever is planned; nodes come and go with what is packed on them. */
function currentOf(scenario: Scenario, flags: ScenarioFlags): Pick<Scenario, 'current' | 'prefer'> {
  const { offers, prefer } = scenario;
  const { currentFleet } = flags;
  if (currentFleet === undefined) return {};
  const known = new Set(offers.flatMap(({ name, isNode }) => (isNode === true ? [] : [name])));
  const current = new Map([...currentFleet].filter(([name]) => known.has(name)));
  // With periods the fleet that runs comes before the first of them, and no preference goes with them.
  if (hasCases(scenario)) return { current };
  return {
    current,
    prefer: flags.prefer ?? prefer ?? ['closest-to-current'],
  };
}

/** What an offer says of its interruptions, and of its electricity, stays. */
function offersOf({ offers }: Scenario, flags: ScenarioFlags): Scenario['offers'] {
  const { 'spot-interruptions': interruptions, 'grid-carbon': gramsCo2PerKwh } = flags;
  if (interruptions !== undefined && offers.every(({ pricing }) => pricing !== 'spot'))
    throw new UsageError('--spot-interruptions is given, and no offer is spot. Remove it.');
  return offers.map((offer) => ({
    ...(interruptions === undefined || offer.pricing !== 'spot' ? {} : { interruptions }),
    ...(gramsCo2PerKwh === undefined ? {} : { gramsCo2PerKwh }),
    ...offer,
  }));
}

function objectiveOf({ goal, budget }: ScenarioFlags): Objective | undefined {
  if (goal === 'least-cost') return { goal };
  if (budget !== undefined) return { goal: goal ?? 'most-served', budgetUsdPerHour: budget };
  if (goal === 'least-power' || goal === 'least-carbon') return { goal };
  if (goal === undefined) return undefined;
  if (goal === 'most-served') return { goal };
  throw new UsageError(`--goal ${goal} needs a budget: say --budget 40 for 40 USD/hour.`);
}

function limitsOf(flags: ScenarioFlags): readonly Limit[] {
  const [spot, provider, cap] = [flags['spot-share'], flags['provider-share'], flags['power-cap']];
  return [
    ...(spot === undefined
      ? []
      : [
          {
            name: '--spot-share',
            offers: { pricing: ['spot'] as const },
            of: 'usdPerHour' as const,
            atMostShare: spot,
          },
        ]),
    ...(provider === undefined
      ? []
      : [{ name: '--provider-share', each: 'provider' as const, of: 'usdPerHour' as const, atMostShare: provider }]),
    ...(cap === undefined ? [] : [{ name: '--power-cap', unit: 'watts' as const, atMost: cap }]),
  ];
}

/** Stock by the names that the scenario's offers have for their GPUs, whatever the case and punctuation of the flag. */
export function stockOf(
  { offers }: Pick<Scenario, 'offers'>,
  stock: NonNullable<ScenarioFlags['stock']>,
): Scenario['stock'] {
  const gpus = [...new Set(offers.map(({ gpu }) => gpu))];
  const key = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Map(
    stock.map(([name, count]) => {
      const found =
        gpus.find((gpu) => gpu === name) ?? gpus.find((gpu) => key(gpu) === key(name)) ?? only(gpus, key(name));
      if (found !== undefined) return [found, count];
      throw new UsageError(
        `--stock names ${quoted(name)}, which is the GPU of no offer.${suggestion(name, gpus)} There are: ${gpus.join(', ')}.`,
      );
    }),
  );

  /** `h100` where the offers have one kind of H100. */
  function only(all: readonly string[], beginning: string): string | undefined {
    const matching = all.filter((gpu) => key(gpu).startsWith(beginning));
    return matching.length === 1 ? matching[0] : undefined;
  }
}
