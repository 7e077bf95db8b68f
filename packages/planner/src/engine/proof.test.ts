import { readScenario } from '@fleetmix/core';
import { examples, mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifiedBound, provesImpossible } from './certificate.ts';
import { solveExactly } from './solve-exactly.ts';

const scarce = readScenario({
  fleetmix: 1,
  workload: { classes: [{ name: 'chat', demand: 20 }] },
  offers: [
    { name: 'A100', gpu: 'A100', usdPerHour: 3.67, capacity: [7] },
    { name: '2xA100', gpu: 'A100', gpusPerReplica: 2, usdPerHour: 7, capacity: [13] },
  ],
  stock: { A100: 2 },
});

describe('the engine proves what it says', () => {
  it('a scenario without a plan comes with prices that show it', async () => {
    const result = await solveExactly(scarce);
    expect(result.status).toBe('infeasible');
    if (result.status === 'infeasible' && result.ray !== undefined)
      expect(provesImpossible(scarce, result.ray)).toBe(true);
    else expect.unreachable('the linear relaxation has no plan, so there must be a ray');
  });

  it('the same prices prove nothing where there is a plan', async () => {
    const result = await solveExactly(scarce);
    const enough = { ...scarce, stock: new Map([['A100', 4]]) };
    if (result.status !== 'infeasible' || result.ray === undefined) throw new Error(result.status);
    expect(provesImpossible(enough, result.ray)).toBe(false);
  });

  it.each(examples)('$name: the certificate’s bound is what the root proves', async ({ scenario }) => {
    const result = await solveExactly(scenario);
    if (result.status !== 'optimal') return expect(result.status).toBe('infeasible');
    expect(certifiedBound(scenario, result.certificate)).toBeLessThanOrEqual(result.usdPerHour * (1 + 1e-9));
  });

  it('rays of random scenarios without a plan hold', async () => {
    let rays = 0;
    await fc.assert(
      fc.asyncProperty(mediumScenarios({ perClass: false, slices: false }), async (scenario) => {
        const result = await solveExactly(scenario);
        if (result.status !== 'infeasible' || result.ray === undefined) return;
        rays += 1;
        expect(provesImpossible(scenario, result.ray)).toBe(true);
      }),
      { numRuns: 1000, seed: 5 },
    );
    expect(rays).toBeGreaterThan(50);
  });
});

describe('the engine keeps its word', () => {
  it('gives the same plan and the same counts each time', async () => {
    await fc.assert(
      fc.asyncProperty(mediumScenarios({ perClass: false, slices: false }), async (scenario) => {
        expect(await solveExactly(scenario)).toEqual(await solveExactly(scenario));
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('refuses capacity per class, which it does not model', async () => {
    const perClass = { ...scarce, options: { ...scarce.options, sharing: 'per-class' as const } };
    await expect(solveExactly(perClass)).rejects.toThrow(RangeError);
  });
});
