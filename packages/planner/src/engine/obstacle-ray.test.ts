import { type CategoryName, categories, drawCase } from '@fleetmix/testkit/fuzz';
import { expect, it } from 'vitest';
import { provesImpossible } from './certificate.ts';
import { solveExactly } from './solve-exactly.ts';

/** Those with stock or limits that bind; slices can be impossible where their division is not, and then have no ray. */
const names: readonly CategoryName[] = ['limits', 'shared-stock', 'several-parts', 'impossible'];

it.each(names)(
  'what the relaxation already rules out on %s scenarios is proved by the prices given',
  async (category) => {
    const seen = { rays: 0, infeasible: 0 };
    for (let number = 0; number < 150; number += 1) {
      const scenario = drawCase({ category, seed: 11, number });
      const result = await solveExactly(scenario);
      if (result.status !== 'infeasible') continue;
      seen.infeasible += 1;
      if (result.ray === undefined) continue;
      seen.rays += 1;
      expect(provesImpossible(scenario, result.ray), `${category} ${number}`).toBe(true);
    }
    expect(seen.rays).toBeGreaterThan(seen.infeasible / 2);
    expect(seen.infeasible).toBeGreaterThan(10);
  },
);

it('no prices prove a scenario impossible that can be planned', async () => {
  const scenarios = Object.keys(categories).map((name) =>
    drawCase({ category: name as CategoryName, seed: 11, number: 1 }),
  );
  let planned = 0;
  for (const scenario of scenarios) {
    const result = await solveExactly(scenario);
    if (result.status !== 'optimal') continue;
    planned += 1;
    expect(provesImpossible(scenario, result.certificate), scenario.name).toBe(false);
  }
  expect(planned).toBeGreaterThan(3);
});
