import type { Planner } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { mediumScenarios } from './arbitraries.ts';
import { type Example, examples } from './examples.ts';
import type { ScenarioFeatures } from './features.ts';
import { optimalRelations } from './suite/optimal.ts';
import { costOf, expectAtMost, expectSameCost, holds, type SuiteSettings } from './suite/relation.ts';
import { soundRelations } from './suite/sound.ts';

/** What {@link plannerSuite} may expect. */
export interface PlannerSuiteOptions {
  /** Whether the planner claims the cheapest plan, or a proof that there is none; false where absent. */
  readonly exact?: boolean;
  /** What random scenarios may contain: switch off what the planner is documented not to respect. */
  readonly features?: ScenarioFeatures;
  /** Random scenarios a relation; 100 where absent. */
  readonly runs?: number;
  /** Of the random scenarios. */
  readonly seed?: number;
}

/**
 * Registers, with vitest, what every planner must meet: the hand-made examples, and relations on random scenarios.
 *
 * Every planner: its plans pass `evaluate`; it gives a reason where it makes none; it makes none where a class cannot be
 * served; it claims no bound above its cost or above the true optimum, and undercuts neither; same question, same answer;
 * the scenario stays as it was; an aborted call settles.
 * Planners that are not exact: they never say `impossible`.
 * Exact ones: the cost that trying everything finds; k times the prices give k times the cost; another offer never costs
 * more; the order of offers is irrelevant; two halves of a class cost what the class costs; slices and headroom never
 * save, per-class sharing never costs; what is impossible has blockers.
 *
 * A fault found in one planner becomes a relation or an example here.
 */
export function plannerSuite(planner: Planner, options: PlannerSuiteOptions = {}): void {
  const { exact = false, features = {}, runs = 100, seed = 42 } = options;
  const settings: SuiteSettings = { planner, features, runs, seed };
  describe(`planner ${planner.name}`, () => {
    it.each(examples)('on example $scenario.name: not below $usdPerHour USD/hour', (example) =>
      meets(planner, example, exact),
    );
    soundRelations(settings);
    if (exact) optimalRelations(settings);
    else neverImpossible(settings);
  });
}

async function meets(planner: Planner, { scenario, usdPerHour }: Example, exact: boolean): Promise<void> {
  const cost = costOf(scenario, await planner.plan(scenario));
  const least = usdPerHour ?? Number.POSITIVE_INFINITY;
  if (exact) expectSameCost(cost, least);
  else expectAtMost(least, cost);
}

function neverImpossible(settings: SuiteSettings): void {
  it('never says impossible, which it cannot prove', () =>
    holds(mediumScenarios(settings.features), settings, async (scenario) => {
      expect((await settings.planner.plan(scenario)).status).not.toBe('impossible');
    }));
}
