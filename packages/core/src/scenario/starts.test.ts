import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import type { Offer } from './offer.ts';
import { rentalReach, startsOf, usdOfStart } from './starts.ts';

function given(hours: readonly number[], minRentalHours: number, current?: object) {
  const scenario = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 1 }] },
    offers: [
      { name: 'L4', gpu: 'L4', usdPerHour: 3, startupMinutes: 10, usdPerStart: 0.25, minRentalHours, capacity: [1] },
    ],
    periods: hours.map((each, at) => ({ name: `p${at}`, hours: each })),
    ...(current === undefined ? {} : { current }),
  });
  return [scenario, scenario.offers[0] as Offer] as const;
}

/** Lives every replica through many rounds: the oldest stop first; true where none stops before its rental is over. */
function lasts(hours: readonly number[], minRentalHours: number, counts: readonly number[]): boolean {
  let now = 0;
  const started: number[] = [];
  const rounds = 3 + Math.ceil(minRentalHours / hours.reduce((sum, each) => sum + each, 0));
  for (let round = 0; round < rounds; round++) {
    for (const [at, count] of counts.entries()) {
      while (started.length > count) {
        // What runs at the beginning has run for ever.
        if (now - (started.shift() as number) < minRentalHours - 1e-9) return false;
      }
      while (started.length < count) started.push(round === 0 && at === 0 ? Number.NEGATIVE_INFINITY : now);
      now += hours[at] as number;
    }
  }
  return true;
}

describe('starts', () => {
  it('cost the time until they serve, and the fee', () => {
    expect(usdOfStart(given([1], 0)[1])).toBe(0.75);
  });

  it('are what there is more of than before, in a round that repeats or after what is running', () => {
    const [round, offer] = given([1, 1, 1], 0);
    expect(startsOf(round, offer, [2, 5, 3])).toEqual([0, 3, 0]);
    expect(startsOf(given([1, 1, 1], 0, { L4: 1 })[0], offer, [2, 5, 3])).toEqual([1, 3, 0]);
  });

  it('bind replicas for as long as they are rented: exactly where the oldest stop first', () => {
    const hours = fc.array(fc.constantFrom(0.5, 1, 2, 6), { minLength: 1, maxLength: 4 });
    const drawn = hours.chain((each) =>
      fc.record({
        hours: fc.constant(each),
        minRentalHours: fc.constantFrom(0.5, 1, 1.5, 3, 6, 10, 30),
        counts: fc.tuple(...each.map(() => fc.integer({ min: 0, max: 4 }))),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ hours: each, minRentalHours, counts }) => {
        const [scenario, offer] = given(each, minRentalHours);
        const starts = startsOf(scenario, offer, counts);
        const holds = rentalReach(scenario, offer).every(
          (reach, at) =>
            (counts[at] as number) >= reach.reduce((sum, bound, from) => sum + bound * (starts[from] as number), 0),
        );
        expect(holds).toBe(lasts(each, minRentalHours, counts));
      }),
    );
  });
});
