import { existsSync, readFileSync } from 'node:fs';
import { readScenario, type Scenario } from '@fleetmix/core';

const file = new URL('../../../../shared/data/reference/melange_golden.json', import.meta.url);

/** One of Mélange's reference instances, in its slices and divided freely, with the costs that the reference proves. */
export interface Golden {
  readonly slices: number;
  readonly sliced: Scenario;
  readonly slicedUsdPerHour: number;
  readonly free: Scenario;
  readonly freeUsdPerHour: number;
}

interface Instance {
  readonly id: string;
  readonly slice_factor: number;
  readonly input: unknown;
  readonly optimal_cost: number;
  readonly continuous: { readonly optimal_cost: number };
}

/** All instances, the hard ones last; none, with a word on stderr, where the reference data is not beside the repository. */
export function golden(): readonly Golden[] {
  if (!existsSync(file)) {
    console.error('No reference instances beside the repository: their rows are left out.');
    return [];
  }
  const { instances, hard_instances: hard } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'instances' | 'hard_instances',
    readonly Instance[]
  >;
  return [...instances, ...hard].map(({ id, slice_factor: slices, input, optimal_cost, continuous }) => {
    const sliced = { ...readScenario(input), name: id };
    const free = { ...sliced, options: { ...sliced.options, slices: 'none' as const } };
    return { slices, sliced, slicedUsdPerHour: optimal_cost, free, freeUsdPerHour: continuous.optimal_cost };
  });
}
