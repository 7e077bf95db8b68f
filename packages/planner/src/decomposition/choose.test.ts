import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choose, fits, left } from './choose.ts';
import type { PartPlan } from './part-plan.ts';

const plan = { replicas: [], routes: [] };
const partPlan = fc
  .record({ trueUsdPerHour: fc.integer({ min: 1, max: 20 }), draws: fc.tuple(fc.nat(4), fc.nat(4)) })
  .map(({ trueUsdPerHour, draws }): PartPlan => ({ plan, trueUsdPerHour, draws: Float64Array.from(draws) }));
const pools = fc.array(fc.array(partPlan, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 5 });
const available = fc.tuple(fc.nat(12), fc.nat(12)).map((counts) => Float64Array.from(counts));
const charge = Float64Array.of(1, 1);

function cost(plans: readonly PartPlan[]): number {
  return plans.reduce((sum, { trueUsdPerHour }) => sum + trueUsdPerHour, 0);
}

function all(among: readonly (readonly PartPlan[])[]): readonly (readonly PartPlan[])[] {
  return among.reduce<readonly (readonly PartPlan[])[]>(
    (chosen, pool) => chosen.flatMap((plans) => pool.map((one) => [...plans, one])),
    [[]],
  );
}

it('finds the cheapest of all that fit, mostly, and never worse than what it began with', () => {
  let [best, possible] = [0, 0];
  fc.assert(
    fc.property(pools, available, (among, stock) => {
      const start = among.map(([first]) => first as PartPlan);
      const found = choose(among, start, stock, charge);
      found.forEach((one, part) => {
        expect(among[part]).toContain(one);
      });
      const fitting = all(among).filter((plans) => fits(left(stock, plans)));
      if (fits(left(stock, start))) expect(cost(found)).toBeLessThanOrEqual(cost(start));
      if (fitting.length === 0) return;
      possible += 1;
      if (fits(left(stock, found)) && cost(found) === Math.min(...fitting.map(cost))) best += 1;
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(best / possible).toBeGreaterThan(0.9);
});
