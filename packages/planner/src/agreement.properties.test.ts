import { evaluate } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { mediumScenarios } from '@fleetmix/testkit';
import { ask, type CategoryName, categories, findDisagreement, isProved, runCase } from '@fleetmix/testkit/fuzz';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const [builtin, oracle] = [exact(), exact({ solver: highs() })];
/** With eleven categories more than 2,000 in all; `pnpm fuzz` runs as many as one likes. */
const casesEach = 185;
const seed = 31;
const timeLimitMs = 10_000;

describe.each(Object.keys(categories) as CategoryName[])('on %s scenarios', (category) => {
  it('the built-in engine and HiGHS agree, and the certificate proves no more than the cost', async () => {
    const seen = { planned: 0, proved: 0, opposed: 0 };
    for (let number = 0; number < casesEach; number += 1) {
      const failed = await runCase({ category, seed, number }, async (scenario, isFirst) => {
        const [ours, theirs] = [
          await ask(builtin, scenario, { timeLimitMs }),
          await ask(oracle, scenario, { timeLimitMs }),
        ];
        if (isFirst) {
          if (ours.result.status === 'planned') seen.planned += 1;
          if (isProved(ours)) seen.proved += 1;
          if (isProved(theirs)) seen.opposed += 1;
        }
        return findDisagreement(scenario, ours, theirs, boundOfCertificate, timeLimitMs);
      });
      expect(failed, `pnpm fuzz --category ${category} --seed ${seed} --start ${number} --runs 1`).toBeUndefined();
    }
    expect(seen.planned).toBeGreaterThan(casesEach / 10);
    expect(seen.proved).toBe(casesEach);
    expect(seen.opposed).toBeGreaterThan(0.95 * casesEach);
  });
});

test('prices from anywhere prove no more than the optimum', async () => {
  const price = fc.double({ min: -10, max: 1e4, noDefaultInfinity: true });
  await fc.assert(
    fc.asyncProperty(
      mediumScenarios({ perClass: false, slices: false }),
      fc.array(price, { minLength: 12, maxLength: 12 }),
      async (scenario, prices) => {
        const result = await builtin.plan(scenario);
        if (result.status !== 'planned') return;
        const work = scenario.offers.map(({ name }, at) => ({ offer: name, usdPerHour: prices[at % 12] as number }));
        const stock = [...scenario.stock.keys()].map((gpu, at) => ({
          gpu,
          usdPerHour: prices[(at + 5) % 12] as number,
        }));
        expect(boundOfCertificate(scenario, { work, stock })).toBeLessThanOrEqual(
          evaluate(scenario, result.plan).usdPerHour * (1 + 1e-9),
        );
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
