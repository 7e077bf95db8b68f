import type { Scenario } from '@fleetmix/core';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifiedBound } from '../certificate.ts';
import { runSearch } from '../search/branch-and-bound.ts';
import { type Search, search } from '../search/search.ts';
import { postsolve } from './postsolve.ts';
import { postsolvePrices } from './postsolve-prices.ts';
import { type Obstacle, presolve, type Reduction } from './presolve.ts';

const scenarios = mediumScenarios({ perClass: false, slices: false });

function finish(reduction: Reduction): Search {
  const { fixedCost } = reduction.limits;
  const run = search(reduction.problem, { relativeGap: 0, nodeLimit: Number.POSITIVE_INFINITY, fixedCost });
  for (const _ of runSearch(run));
  return run;
}

function costOf(reduction: Reduction | Obstacle): number {
  if ('kind' in reduction) return Number.POSITIVE_INFINITY;
  return finish(reduction).standing.cost + reduction.limits.fixedCost;
}

function withTwins(scenario: Scenario, dearer: number): Scenario {
  const twins = scenario.offers.map((offer) => ({
    ...offer,
    name: `twin of ${offer.name}`,
    gpu: `twin of ${offer.gpu}`,
    usdPerHour: offer.usdPerHour * dearer,
    minReplicas: 0,
  }));
  const capacity = Float64Array.from([...scenario.capacity, ...scenario.capacity]);
  return { ...scenario, offers: [...scenario.offers, ...twins], capacity };
}

describe('presolve and postsolve', () => {
  it('merging offers into profiles changes no cost', async () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const [merged, apart] = [costOf(presolve(scenario, false)), costOf(presolve(scenario, true))];
        if (merged !== apart) expect(merged / apart).toBeCloseTo(1, 7);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('what comes back costs what was solved, keeps to bounds and stock, and serves every class', () => {
    fc.assert(
      fc.property(scenarios, (base) => {
        const scenario = withTwins(base, 1.2);
        const reduction = presolve(scenario, false);
        if ('kind' in reduction) return;
        const { standing } = finish(reduction);
        if (standing.incumbent === undefined) return;
        const { replicas, routes } = postsolve(
          scenario,
          reduction,
          standing.incumbent.totals,
          standing.incumbent.routing,
        );
        const cost = scenario.offers.reduce((sum, { usdPerHour }, at) => sum + usdPerHour * (replicas[at] ?? 0), 0);
        expect(cost).toBeCloseTo(standing.cost + reduction.limits.fixedCost, 6);
        scenario.offers.forEach(({ minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }, at) => {
          expect(replicas[at]).toBeGreaterThanOrEqual(minReplicas);
          expect(replicas[at]).toBeLessThanOrEqual(maxReplicas);
        });
        const served = new Map<number, number>();
        for (const { requestClass, share } of routes) served.set(requestClass, (served.get(requestClass) ?? 0) + share);
        for (const share of served.values()) expect(share).toBeCloseTo(1, 9);
        expect([...served.keys()].length).toBe(reduction.limits.activeClasses.length);
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('root prices prove to the scenario what they proved to the problem', () => {
    let equal = 0;
    let compared = 0;
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const reduction = presolve(scenario, false);
        if ('kind' in reduction) return;
        const { standing } = finish(reduction);
        if (standing.rootPrices === undefined || standing.infeasibleRay !== undefined) return;
        const proved = certifiedBound(scenario, postsolvePrices(scenario, reduction, standing.rootPrices, 1));
        const root = standing.rootBound + reduction.limits.fixedCost;
        expect(proved).toBeLessThanOrEqual(root * (1 + 1e-7) + 1e-9);
        compared += 1;
        if (proved >= root * (1 - 1e-7) - 1e-9) equal += 1;
      }),
      { numRuns: 500, seed: 13 },
    );
    expect(compared).toBeGreaterThan(300);
    expect(equal / compared).toBeGreaterThan(0.97);
  });

  it('a dearer twin of every offer merges with it', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const doubled = presolve(withTwins(scenario, 1.5), false);
        if ('kind' in doubled) return;
        expect(doubled.problem.profiles).toBeLessThanOrEqual(scenario.offers.length);
      }),
      { numRuns: 200, seed: 14 },
    );
  });
});
