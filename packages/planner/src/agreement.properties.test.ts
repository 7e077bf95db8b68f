import { evaluate, type PlanResult, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const [builtin, oracle] = [exact(), exact({ solver: highs() })];

function costOf(scenario: Scenario, result: PlanResult): number | 'impossible' {
  if (result.status === 'gave-up') throw new Error(result.reason);
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : 'impossible';
}

test('the built-in engine and HiGHS agree, and the certificate proves no more than the cost', async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(mediumScenarios({ perClass: false, slices: false }), async (scenario) => {
      const [ours, theirs] = [await builtin.plan(scenario), await oracle.plan(scenario)];
      const [cost, expected] = [costOf(scenario, ours), costOf(scenario, theirs)];
      if (cost === 'impossible' || expected === 'impossible') {
        expect(cost).toBe(expected);
        return;
      }
      expect(Math.abs(cost - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, expected));
      if (ours.status !== 'planned' || ours.solver !== 'builtin' || ours.guarantee.kind === 'none') return;
      planned += 1;
      const { certificate = { work: [], stock: [] } } = ours.guarantee;
      const bound = boundOfCertificate(scenario, certificate);
      expect(bound).toBeLessThanOrEqual(cost * (1 + 1e-9));
      if (cost > 0) expect(bound).toBeGreaterThan(0);
    }),
    { numRuns: 2000, seed: 31 },
  );
  expect(planned).toBeGreaterThan(1000);
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
