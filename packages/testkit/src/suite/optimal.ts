import { expect, it } from 'vitest';
import { mediumScenarios, smallScenarios } from '../arbitraries.ts';
import { bruteForce } from '../brute-force.ts';
import { extended, halved, optioned, priced, reversed, rows } from '../vary.ts';
import { expectAtMost, expectSameCost, holds, optimum, type SuiteSettings } from './relation.ts';

/** What a planner owes beyond that when it calls its plans the cheapest. */
export function optimalRelations(settings: SuiteSettings): void {
  const { planner, features } = settings;
  const medium = mediumScenarios(features);

  it('finds the cheapest cost, or that there is none, as trying every plan does', () =>
    holds(smallScenarios(features), settings, async (scenario) => {
      expectSameCost(await optimum(planner, scenario), bruteForce(scenario) ?? Number.POSITIVE_INFINITY);
    }));

  it('asks k times the cost for k times the prices', () =>
    holds(medium, settings, async (scenario) => {
      expectSameCost(await optimum(planner, priced(scenario, 3)), 3 * (await optimum(planner, scenario)));
    }));

  it('never asks more when there is another offer', () =>
    holds(medium, settings, async (scenario) => {
      const another = { name: 'another', gpu: 'another', gpusPerReplica: 1, usdPerHour: 1.25 };
      const wider = extended(
        scenario,
        another,
        (rows(scenario)[0] as Float64Array).map((capacity) => capacity / 2),
      );
      expectAtMost(await optimum(planner, wider), await optimum(planner, scenario));
    }));

  it('asks the same whatever the order of the offers', () =>
    holds(medium, settings, async (scenario) => {
      expectSameCost(await optimum(planner, reversed(scenario)), await optimum(planner, scenario));
    }));

  it('asks the same when a class is given as two equal halves', () =>
    holds(mediumScenarios({ ...features, perClass: false, slices: false }), settings, async (scenario) => {
      expectSameCost(await optimum(planner, halved(scenario)), await optimum(planner, scenario));
    }));

  it('asks no less for slices than for free division', () =>
    holds(mediumScenarios({ ...features, slices: false }), settings, async (scenario) => {
      const sliced = optioned(scenario, { slices: 2 });
      expectAtMost(await optimum(planner, scenario), await optimum(planner, sliced));
    }));

  it('asks no less for more headroom', () =>
    holds(medium, settings, async (scenario) => {
      const roomier = optioned(scenario, { headroom: scenario.options.headroom + 0.25 });
      expectAtMost(await optimum(planner, scenario), await optimum(planner, roomier));
    }));

  it('asks no more when classes need not share a replica', () =>
    holds(mediumScenarios({ ...features, perClass: false }), settings, async (scenario) => {
      const apart = optioned(scenario, { sharing: 'per-class' });
      expectAtMost(await optimum(planner, apart), await optimum(planner, scenario));
    }));

  it('says what blocks when it proves that there is no plan', () =>
    holds(medium, settings, async (scenario) => {
      const result = await planner.plan(scenario);
      if (result.status === 'impossible') expect(result.blockers.length).toBeGreaterThan(0);
    }));
}
