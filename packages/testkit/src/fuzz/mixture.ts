import type { Scenario } from '@fleetmix/core';
import fc from 'fast-check';
import { assembleMixture } from './assemble-mixture.ts';
import type { Recipe, RecipeSize } from './recipe.ts';

export interface MixtureOffer {
  readonly gpu: number;
  readonly profile: number;
  readonly gpusPerReplica: number;
  readonly price: number;
  readonly markup: number;
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number | undefined;
}

/** The numbers drawn for a recipe, before they are put together. */
export interface Mixture {
  readonly offers: readonly MixtureOffer[];
  readonly classes: readonly { readonly demand: number; readonly unit: number }[];
  /** Throughput of one GPU, profiles x classes; rows are as long as the largest scenario's. */
  readonly speed: readonly (readonly number[])[];
  readonly stock: readonly (number | undefined)[];
  readonly headroom: number;
  readonly slices: number | 'none';
  readonly parts: number;
}

/** Scenarios of a recipe. Sizes shrink by themselves: no number drawn hangs on another. */
export function mixtures(recipe: Recipe, size: RecipeSize, name: string): fc.Arbitrary<Scenario> {
  const row = listOf(size.classes, recipe.speed);
  return fc
    .record({
      offers: fc.array(offers(recipe), { minLength: 1, maxLength: size.offers }),
      classes: fc.array(fc.record({ demand: recipe.demand, unit: recipe.unit }), {
        minLength: 1,
        maxLength: size.classes,
      }),
      speed: listOf(recipe.profiles, row),
      stock: listOf(recipe.gpus, recipe.stock),
      headroom: recipe.headroom,
      slices: recipe.slices,
      parts: recipe.parts,
    })
    .map((mixture) => assembleMixture(mixture, recipe, name));
}

function offers(recipe: Recipe): fc.Arbitrary<MixtureOffer> {
  return fc.record({
    gpu: fc.nat(recipe.gpus - 1),
    profile: fc.nat(recipe.profiles - 1),
    gpusPerReplica: recipe.gpusPerReplica,
    price: recipe.price,
    markup: recipe.markup,
    minReplicas: recipe.minReplicas,
    maxReplicas: recipe.maxReplicas,
  });
}

function listOf<Value>(length: number, values: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(values, { minLength: length, maxLength: length });
}
