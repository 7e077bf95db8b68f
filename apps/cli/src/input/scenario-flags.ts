import { type Limit, type Objective, quoted, type Scenario, type Sharing, suggestion } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';
import type { goals } from './goals.ts';

/** What the command line changes in a scenario; what is absent stays as the file has it. */
export interface ScenarioFlags {
  readonly slices?: number | 'none' | undefined;
  readonly headroom?: number | undefined;
  readonly sharing?: Sharing | undefined;
  readonly stock?: readonly (readonly [gpu: string, count: number])[] | undefined;
  readonly budget?: number | undefined;
  readonly goal?: (typeof goals)[number] | undefined;
  readonly 'spot-share'?: number | undefined;
  readonly 'provider-share'?: number | undefined;
}

/**
 * The scenario with the flags' rules in place of its own; limits are added to those that it has.
 * @throws UsageError where a goal lacks its budget, or stock is of a GPU that no offer has
 */
export function withFlags(scenario: Scenario, flags: ScenarioFlags): Scenario {
  const { options } = scenario;
  const { slices, headroom, sharing } = flags;
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
    ...(objective === undefined ? {} : { objective }),
    ...(limits.length === 0 ? {} : { limits: [...(scenario.limits ?? []), ...limits] }),
  };
}

function objectiveOf({ goal, budget }: ScenarioFlags): Objective | undefined {
  if (goal === 'least-cost') return { goal };
  if (budget !== undefined) return { goal: goal ?? 'most-served', budgetUsdPerHour: budget };
  if (goal === undefined) return undefined;
  throw new UsageError(`--goal ${goal} needs a budget: say --budget 40 for 40 USD/hour.`);
}

function limitsOf(flags: ScenarioFlags): readonly Limit[] {
  const [spot, provider] = [flags['spot-share'], flags['provider-share']];
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
  ];
}

/** Stock by the names that the scenario's offers have for their GPUs, whatever the case and punctuation of the flag. */
function stockOf({ offers }: Scenario, stock: NonNullable<ScenarioFlags['stock']>): Scenario['stock'] {
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
