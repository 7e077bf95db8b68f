import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { presolve } from '../presolve/presolve.ts';
import { rootBounds } from '../problem.ts';
import { crash } from './crash.ts';
import { applyBounds, counters, relaxation } from './relaxation.ts';

it('begins with every class on the profile where it is cheapest, and with prices that no class or segment undercuts', () => {
  fc.assert(
    fc.property(mediumScenarios({ perClass: false, slices: false }), (scenario) => {
      const reduction = presolve(scenario);
      if ('kind' in reduction) return;
      const { problem } = reduction;
      const linear = relaxation(problem, counters(), false);
      applyBounds(linear, rootBounds(problem));
      expect(crash(linear)).toBe(true);
      for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
        const costs = Array.from(
          problem.load.subarray(requestClass * problem.profiles, (requestClass + 1) * problem.profiles),
          (load, profile) => load * (linear.price[profile] as number),
        );
        const own = costs[linear.key[requestClass] as number] as number;
        for (const cost of costs) if (!Number.isNaN(cost)) expect(own).toBeLessThanOrEqual(cost + 1e-6);
      }
    }),
    { numRuns: 100, seed: 42 },
  );
});
