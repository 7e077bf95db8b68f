import type { Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediumScenarios, smallScenarios } from './arbitraries.ts';
import { bruteForce } from './brute-force.ts';

const drawn = fc.sample(mediumScenarios(), { numRuns: 300, seed: 1 });

/** Every feature, and how to see that a scenario has it. */
const features: readonly (readonly [string, (scenario: Scenario) => boolean])[] = [
  ['stock', ({ stock }) => stock.size > 0],
  ['zeroCapacities', ({ capacity }) => capacity.includes(0)],
  ['replicaBounds', ({ offers }) => offers.some((offer) => offer.minReplicas ?? offer.maxReplicas)],
  ['headroom', ({ options }) => options.headroom > 0],
  ['perClass', ({ options }) => options.sharing === 'per-class'],
  ['slices', ({ options }) => options.slices !== 'none'],
];

describe('random scenarios', () => {
  it.each(features)('have %s, and also not', (_, has) => {
    const share = drawn.filter(has).length / drawn.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.9);
  });

  it.each(features)('lack %s when it is switched off', (name, has) => {
    const without = fc.sample(mediumScenarios({ [name]: false }), { numRuns: 100, seed: 1 });
    expect(without.filter(has)).toEqual([]);
  });

  it('share the stock of a GPU type between several sizes', () => {
    const several = drawn.filter(({ offers, stock }) =>
      [...stock.keys()].some(
        (gpu) => new Set(offers.filter((offer) => offer.gpu === gpu).map((offer) => offer.gpusPerReplica)).size > 1,
      ),
    );
    expect(several.length).toBeGreaterThan(drawn.length / 10);
  });

  it('can mostly be planned, and sometimes not', () => {
    const small = fc.sample(smallScenarios(), { numRuns: 200, seed: 1 });
    const share = small.filter((scenario) => bruteForce(scenario) !== null).length / small.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.95);
  });
});
