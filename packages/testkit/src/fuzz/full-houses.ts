import { readScenario, type Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import type { Recipe, RecipeSize } from './recipe.ts';

const mostWeight = 6;

/**
 * Scenarios around a hidden plan that fills its replicas to the last, and takes the whole stock. Demands are what comes out of
 * the division, thirds and sevenths included.
 */
export function fullHouses({ speed, price }: Recipe, size: RecipeSize, name: string): fc.Arbitrary<Scenario> {
  const offer = fc.record({
    gpu: fc.nat(2),
    gpusPerReplica: fc.constantFrom(1, 2, 4, 8),
    count: fc.integer({ min: 1, max: 4 }),
    price,
    row: fc.array(speed, { minLength: size.classes, maxLength: size.classes }),
  });
  const offers = fc.array(offer, { minLength: 1, maxLength: size.offers });
  const weights = fc.array(fc.nat(mostWeight), { minLength: 1, maxLength: size.classes });
  return fc.tuple(offers, weights, fc.boolean()).map(([drawn, weight, limited]) => {
    const filled = weight.map((share, at) => (at < drawn.length ? Math.max(share, 1) : share));
    return readScenario({
      fleetmix: 1,
      name,
      workload: { classes: filled.map((_, at) => ({ name: `class ${at}`, demand: demandOf(at, filled, drawn) })) },
      offers: drawn.map(({ gpu, gpusPerReplica, price: usdPerGpu, row }, at) => ({
        name: `offer ${at}`,
        gpu: `gpu ${gpu}`,
        gpusPerReplica,
        usdPerHour: Number((usdPerGpu * gpusPerReplica).toPrecision(6)),
        capacity: row.slice(0, filled.length),
      })),
      stock: limited ? stockOf(drawn) : {},
    });
  });
}

interface Full {
  readonly gpu: number;
  readonly gpusPerReplica: number;
  readonly count: number;
  readonly row: readonly number[];
}

/** Class after class goes to the next offer in turn; those of one offer divide its replicas by their weights. */
function demandOf(position: number, weights: readonly number[], offers: readonly Full[]): number {
  const turn = position % offers.length;
  const { count, row } = offers[turn] as Full;
  const together = weights.reduce((sum, weight, at) => (at % offers.length === turn ? sum + weight : sum), 0);
  return (count * (row[position] as number) * (weights[position] as number)) / together;
}

function stockOf(offers: readonly Full[]): Readonly<Record<string, number>> {
  const used = new Map<string, number>();
  for (const { gpu, gpusPerReplica, count } of offers)
    used.set(`gpu ${gpu}`, (used.get(`gpu ${gpu}`) ?? 0) + gpusPerReplica * count);
  return Object.fromEntries(used);
}
