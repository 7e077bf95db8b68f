import { evaluate, type Scenario } from '@fleetmix/core';
import { smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from './exact.ts';
import { lowerBound } from './lower-bound.ts';
import { pairsByOffer, servablePairs } from './pairs.ts';
import { loadOfAll } from './replica-bounds.ts';

const planner = exact();

function powersOfTen(from: number, to: number, length: number): fc.Arbitrary<readonly number[]> {
  const power = fc
    .double({ min: from, max: to, noNaN: true })
    .map((exponent) => Number((10 ** exponent).toPrecision(4)));
  return fc.array(power, { minLength: length, maxLength: length });
}

/** Prices of 0.01 to 100,000 USD/hour, and capacities between a millionth and a million. */
function wideScenarios(stock: boolean): fc.Arbitrary<Scenario> {
  return fc
    .tuple(smallScenarios({ stock, replicaBounds: stock }), powersOfTen(-2, 5, 3), powersOfTen(-6, 6, 9))
    .map(([scenario, prices, capacities]) => ({
      ...scenario,
      offers: scenario.offers.map((offer, at) => ({ ...offer, usdPerHour: prices[at] as number })),
      capacity: scenario.capacity.map((capacity, at) => (capacity > 0 ? (capacities[at] as number) : 0)),
    }));
}

/** Only the offer at the class's own position serves it, where there is one, and else the first. */
function dedicated(scenario: Scenario): Scenario {
  const { length } = scenario.workload.classes;
  const capacity = scenario.capacity.map((value, at) => {
    const [offer, requestClass] = [Math.floor(at / length), at % length];
    return offer === requestClass % scenario.offers.length ? Math.max(value, 1e-6) : 0;
  });
  return { ...scenario, capacity };
}

async function proved(scenario: Scenario): Promise<number> {
  const result = await planner.plan(scenario);
  if (result.status === 'impossible') return Number.POSITIVE_INFINITY;
  expect(result).toMatchObject({ status: 'planned', guarantee: { kind: 'optimal' } });
  if (result.status !== 'planned') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return usdPerHour;
}

/** What a solver's and the judge's tolerance may decide either way. */
const edge = 3e-6;

function costAlone(scenario: Scenario, demandFactor: number): number {
  return pairsByOffer(scenario, servablePairs(scenario)).reduce((sum, pairs, offer) => {
    const replicas = Math.ceil(loadOfAll(scenario, pairs) * demandFactor);
    return sum + replicas * (scenario.offers[offer]?.usdPerHour ?? 0);
  }, 0);
}

const runs = { numRuns: 200, seed: 42 };

test('over many orders of magnitude, plans hold, and are proved no dearer than need be', async () => {
  await fc.assert(
    fc.asyncProperty(wideScenarios(true), async (scenario) => {
      expect(await proved(scenario)).toBeGreaterThanOrEqual(lowerBound(scenario) * (1 - edge));
    }),
    runs,
  );
});

test('over many orders of magnitude, offers that serve classes of their own cost what each costs alone', async () => {
  await fc.assert(
    fc.asyncProperty(wideScenarios(false).map(dedicated), async (scenario) => {
      const cost = await proved(scenario);
      expect(cost).toBeGreaterThanOrEqual(costAlone(scenario, 1 - edge) * (1 - 1e-9));
      expect(cost).toBeLessThanOrEqual(costAlone(scenario, 1 + edge) * (1 + 1e-9));
    }),
    runs,
  );
});
