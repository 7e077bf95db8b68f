import type { Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { fullHouses } from './full-houses.ts';
import { mixtures } from './mixture.ts';
import { never, oneIn, plain, powers, type Recipe, type RecipeSize } from './recipe.ts';

const small: RecipeSize = { offers: 6, classes: 12 };
const large: RecipeSize = { offers: 12, classes: 40 };
/** Parts are planned one by one, or on other threads, from some number on. */
const many: RecipeSize = { offers: 24, classes: 32 };
const manyParts: Partial<Recipe> = { parts: fc.integer({ min: 5, max: 14 }) };
/** Slices are whole numbers to a solver, and hundreds of them take it minutes. */
const sliced: RecipeSize = { offers: 8, classes: 14 };

const scarce = fc.constantFrom(0.3, 0.5, 0.75, 1, 1.5, 2, 4);
const seldomStock = fc.constantFrom(undefined, undefined, 0.5, 1.5);

const limits: Partial<Recipe> = {
  minReplicas: fc.constantFrom(undefined, undefined, undefined, 0, 1, 2, 3),
  maxReplicas: fc.constantFrom(undefined, undefined, 0, 1, 2, 3, 5, 9),
  stock: oneIn(3, never, scarce),
};

const sharedStock: Partial<Recipe> = {
  gpus: 2,
  profiles: 2,
  gpusPerReplica: fc.constantFrom(1, 2, 4, 8),
  stock: scarce,
};

const forbiddenCells: Partial<Recipe> = { profiles: 6, speed: oneIn(3, fc.constant(0), plain.speed) };

const slices: Partial<Recipe> = {
  slices: fc.constantFrom(1, 2, 2, 3, 4, 5, 8),
  stock: fc.constantFrom(undefined, 0.75, 1.5),
  maxReplicas: oneIn(4, fc.integer({ min: 1, max: 6 }), never),
};

const ties: Partial<Recipe> = {
  price: fc.integer({ min: 1, max: 3 }),
  markup: fc.constant(1),
  demand: fc.integer({ min: 1, max: 6 }),
  speed: fc.constantFrom(0.5, 1, 2, 4),
  scaling: 1,
  stock: fc.constantFrom(undefined, 0.5, 1, 2),
};

/** Few profiles and prices, each time the same: identical columns; much that asks for nothing, and some for nothing paid. */
const degenerate: Partial<Recipe> = {
  gpus: 2,
  profiles: 2,
  gpusPerReplica: fc.constantFrom(1, 1, 2),
  price: oneIn(6, fc.constant(0), fc.constantFrom(1, 1, 2.5)),
  markup: fc.constant(1),
  demand: oneIn(2, fc.constant(0), plain.demand),
  stock: fc.constantFrom(undefined, 0, 1, 1, 2),
  maxReplicas: oneIn(5, fc.constantFrom(0, 1, 2), never),
};

const wildPrices: Partial<Recipe> = { price: powers(-2, 5), markup: fc.constant(1), cent: undefined };
/** Classes in units of their own: a million of the one are as much work as a millionth of the other. */
const wildUnits: Partial<Recipe> = { ...wildPrices, unit: powers(-6, 6), stock: seldomStock };
/** Throughput over twelve powers of ten within a class, too. */
const wildSpeeds: Partial<Recipe> = { ...wildPrices, speed: powers(-6, 6), stock: seldomStock };

const binPacking: Partial<Recipe> = {
  gpus: 3,
  demand: fc.integer({ min: 10, max: 50 }),
  speed: fc.integer({ min: 6, max: 40 }),
  gpusPerReplica: fc.constantFrom(1, 1, 2),
  slices: fc.constant(1),
  maxReplicas: fc.constantFrom(undefined, 1, 2, 3, 4),
  stock: fc.constantFrom(undefined, 0.5, 1, 1.5),
};

const headroom: Partial<Recipe> = { headroom: fc.constantFrom(0.1, 0.2, 0.25, 1 / 3, 0.5, 1, 2.37) };

const severalParts: Partial<Recipe> = {
  gpus: 2,
  parts: fc.integer({ min: 2, max: 8 }),
  stock: fc.constantFrom(undefined, undefined, 1.1, 1.5, 2, 4),
  gpusPerReplica: fc.constantFrom(1, 2, 4),
};

const impossible: Partial<Recipe> = {
  gpus: 2,
  stock: fc.constantFrom(0, 0.3, 0.6, 0.9, 0.999, 1),
  minReplicas: oneIn(8, fc.constantFrom(1, 4), never),
  maxReplicas: oneIn(3, fc.constantFrom(0, 1, 2, 4), never),
  speed: oneIn(20, fc.constant(0), plain.speed),
};

/** Names of the categories, in the order in which they take turns. */
export type CategoryName =
  | 'limits'
  | 'shared-stock'
  | 'forbidden-cells'
  | 'slices'
  | 'ties'
  | 'degenerate'
  | 'badly-scaled'
  | 'bin-packing'
  | 'headroom'
  | 'several-parts'
  | 'impossible';

/**
 * Random scenarios of shared capacity by what is hard about them: 1 to 6 offers and 1 to 12 classes, now and then up to 12 x 40, or 24 x 32 in
 * parts.
 * All are of the kind that a file can hold.
 */
export const categories: Readonly<Record<CategoryName, fc.Arbitrary<Scenario>>> = {
  limits: usual('limits', limits),
  'shared-stock': usual('shared-stock', sharedStock),
  'forbidden-cells': usual('forbidden-cells', forbiddenCells),
  slices: usual('slices', slices, sliced),
  ties: usual('ties', ties),
  degenerate: fc.oneof(usual('degenerate', degenerate), fullHouses(plain, { offers: 5, classes: 12 }, 'full house')),
  'badly-scaled': fc.oneof(
    usual('wild prices', wildPrices),
    usual('wild units', wildUnits),
    usual('wild speeds', wildSpeeds),
  ),
  'bin-packing': mixtures({ ...plain, ...binPacking }, { offers: 6, classes: 6 }, 'bin-packing'),
  headroom: usual('headroom', headroom),
  'several-parts': oneIn(
    4,
    mixtures({ ...plain, ...severalParts, ...manyParts }, many, 'many parts'),
    usual('several-parts', severalParts),
  ),
  impossible: usual('impossible', impossible),
};

function usual(name: string, recipe: Partial<Recipe>, tail: RecipeSize = large): fc.Arbitrary<Scenario> {
  const whole = { ...plain, ...recipe };
  return oneIn(16, mixtures(whole, tail, name), mixtures(whole, small, name));
}
