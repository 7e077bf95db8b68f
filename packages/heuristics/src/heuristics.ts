import {
  gpuTypes,
  type Planner,
  type PlannerRegistry,
  quoted,
  type Scenario,
  suggestion,
  UnknownPlannerError,
} from '@fleetmix/core';
import { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';
import { homogeneous } from './homogeneous.ts';
import { localSearch } from './local-search/local-search.ts';

/** What the heuristics' registry is made with. */
export interface HeuristicsOptions {
  /** Plans the fleets of one GPU type. */
  readonly exact: Planner;
  /** `greedy` stands for the published greedy: see {@link publishedGreedy}. */
  readonly asPublished?: boolean;
}

/**
 * Heuristics by name: `greedy`, `greedy-trimmed`, `greedy-dedicated`, `local-search`, and `homogeneous`, which stands for one planner a
 * GPU type of the scenario, or with an argument, `homogeneous:A100`, for that one. The factory of `homogeneous` throws
 * UnknownPlannerError where no offer has the GPU.
 */
export function heuristics({ exact, asPublished = false }: HeuristicsOptions): PlannerRegistry {
  return new Map([
    ['greedy', () => [asPublished ? publishedGreedy() : greedy()]],
    ['greedy-trimmed', () => [trimmedGreedy()]],
    ['greedy-dedicated', () => [dedicatedGreedy()]],
    ['local-search', () => [localSearch()]],
    [
      'homogeneous',
      (scenario: Scenario, gpu?: string) => gpusNamed(scenario, gpu).map((type) => homogeneous(type, exact)),
    ],
  ]);
}

function gpusNamed(scenario: Scenario, gpu: string | undefined): readonly string[] {
  const known = gpuTypes(scenario);
  if (gpu === undefined) return known;
  if (known.includes(gpu)) return [gpu];
  throw new UnknownPlannerError(
    `no offer has the GPU ${quoted(gpu)}.${suggestion(gpu, known)} There are: ${known.join(', ')}.`,
  );
}
