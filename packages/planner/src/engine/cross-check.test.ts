import { evaluate, type Offer, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';
import { certifiedBound, provesImpossible } from './certificate.ts';
import { solveExactly } from './solve-exactly.ts';

/** Scenarios that are unkind on purpose: ties, shared stock in several sizes, zero prices, bases, wild scales. */
const kinds = ['plain', 'ties', 'prices of many scales', 'throughput of many scales'] as const;
type Kind = (typeof kinds)[number];

function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function scenarioOf(kind: Kind, seed: number): Scenario {
  const random = stream(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const ties = kind === 'ties';
  const scale = Array.from({ length: 1 + below(random() < 0.2 ? 25 : 8) }, () =>
    kind === 'throughput of many scales' ? 10 ** (below(9) - 4) : 1,
  );
  const classes = scale.map((factor, at) => ({
    name: `class ${at}`,
    demand: random() < 0.1 ? 0 : factor * (ties ? 1 + below(6) : Math.exp(4 * random() - 1)),
  }));
  const offers: Offer[] = [];
  const capacity: number[] = [];
  for (let gpu = 0, gpus = 1 + below(4); gpu < gpus; gpu += 1) {
    const price = ties ? 1 + below(4) : (30 + below(400)) / 100;
    const column = scale.map((factor) => factor * (ties ? pick([0.5, 1, 2, 4]) : Math.exp(3 * random())));
    for (const size of pick([[1], [1], [1, 2], [1, 2, 4, 8], [2, 4]])) {
      for (let copy = 0, copies = random() < 0.3 ? 3 : 1; copy < copies; copy += 1) {
        const unit = kind === 'prices of many scales' ? pick([0.01, 1, 1e4]) : 1;
        const low = random() < 0.08 ? below(3) : 0;
        offers.push({
          name: `${size} x ${gpu} ${copy}`,
          gpu: random() < 0.8 ? `gpu ${gpu}` : `gpu ${gpu} ${copy}`,
          gpusPerReplica: size,
          usdPerHour: random() < 0.03 ? 0 : Math.round(price * size * 100 * (1 + 0.1 * copy)) * unit * 0.01,
          ...(low > 0 ? { minReplicas: low } : {}),
          ...(random() < 0.25 ? { maxReplicas: low + below(6) } : {}),
        });
        capacity.push(...column.map((rate) => (random() < 0.06 ? 0 : rate * size ** (ties ? 1 : 0.9))));
      }
    }
  }
  const limited = [...new Set(offers.map(({ gpu }) => gpu))].filter(() => random() < 0.6);
  return {
    name: `${kind} ${seed}`,
    workload: { unit: 'requests/s', classes },
    offers,
    capacity: Float64Array.from(capacity),
    stock: new Map(limited.map((gpu) => [gpu, below(random() < 0.5 ? 8 : 30)])),
    options: { sharing: 'shared', headroom: random() < 0.2 ? 0.25 : 0, slices: 'none' },
    notices: [],
  };
}

describe.each(kinds)('on %s scenarios', (kind) => {
  it('the engine and HiGHS agree, and what it says can be checked', async () => {
    const oracle = exact({ solver: highs() });
    const seen = { optimal: 0, infeasible: 0 };
    for (let seed = 1; seed <= 120; seed += 1) {
      const scenario = scenarioOf(kind, seed);
      const [ours, theirs] = [await solveExactly(scenario), await oracle.plan(scenario)];
      const where = scenario.name;
      if (theirs.status === 'impossible') {
        expect(ours.status, where).toBe('infeasible');
        if (ours.status === 'infeasible' && ours.ray !== undefined)
          expect(provesImpossible(scenario, ours.ray), where).toBe(true);
        seen.infeasible += 1;
        continue;
      }
      if (theirs.status !== 'planned' || ours.status !== 'optimal') throw new Error(`${where}: ${ours.status}`);
      const cost = evaluate(scenario, theirs.plan).usdPerHour;
      expect(evaluate(scenario, ours.plan).violations, where).toEqual([]);
      expect(Math.abs(ours.usdPerHour - cost), where).toBeLessThanOrEqual(1e-6 * Math.max(1, cost));
      expect(certifiedBound(scenario, ours.certificate), where).toBeLessThanOrEqual(cost * (1 + 1e-6) + 1e-9);
      seen.optimal += 1;
    }
    expect(seen.optimal).toBeGreaterThan(40);
    expect(seen.infeasible).toBeGreaterThan(5);
  });
});
