import { readScenario, type Scenario } from '@fleetmix/core';
import fc from 'fast-check';

/** Which pools random scenarios have. */
interface PoolFeatures {
  /** Pools, of one prefill offer and a decode offer each; 1 where absent, 2 at most. */
  readonly pools?: 1 | 2;
  /** Whether stock, replica bounds and headroom occur; they do where absent. */
  readonly bounds?: boolean;
}

/**
 * Scenarios that {@link bruteForce} can settle, with an offer that serves requests whole, one that prefills, and one or two
 * that decode, paired in pools; moves of KV caches are paid in some. Numbers are whole and quarter ones, as everywhere in the kit.
 */
export function pooledScenarios({ pools = 1, bounds = true }: PoolFeatures = {}): fc.Arbitrary<Scenario> {
  return fc.integer({ min: 1, max: 2 }).chain((classes) => {
    const row = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { minLength: classes, maxLength: classes });
    const offer = fc.record({
      gpu: fc.constantFrom('L4', 'H100'),
      usdPerHour: fc.integer({ min: 1, max: 400 }).map((cents) => cents / 100),
      capacity: row(
        fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 2, max: 12 }) }, { weight: 1, arbitrary: fc.constant(0) }),
      ),
      maxReplicas: bounds ? fc.constantFrom(2, 3, 4) : fc.constant(5),
      ...(bounds ? { headroom: fc.constantFrom(0, 0, 0.25) } : {}),
    });
    return fc
      .record({
        demand: row(fc.integer({ min: 1, max: 10 })),
        offers: fc.array(offer, { minLength: 2 + pools, maxLength: 2 + pools }),
        prices: fc.array(row(fc.constantFrom(0, 0, 0.05, 0.25, 1)), { minLength: pools, maxLength: pools }),
        only: fc.constantFrom(undefined, undefined, 'c0'),
        stock: bounds ? fc.constantFrom({}, {}, { H100: 3 }, { L4: 4, H100: 6 }) : fc.constant({}),
      })
      .map(({ demand, offers, prices, only, stock }) =>
        readScenario({
          fleetmix: 1,
          name: 'pooled',
          workload: { classes: demand.map((amount, at) => ({ name: `c${at}`, demand: amount })) },
          offers: offers.map((one, at) => ({ ...one, ...names[at] })),
          pools: prices.map((price, at) => ({
            name: `pool ${at}`,
            prefill: 'P',
            decode: `D${at}`,
            usdPerRequest: price.map((usdPerHour) => usdPerHour / 3600),
            ...(only === undefined ? {} : { classes: [only] }),
          })),
          stock,
        }),
      );
  });
}

const names = [
  { name: 'whole' },
  { name: 'P', role: 'prefill' },
  { name: 'D0', role: 'decode' },
  { name: 'D1', role: 'decode' },
];
