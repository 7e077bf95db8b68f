import type { ScenarioOptions } from '@fleetmix/core';
import fc from 'fast-check';
import type { ScenarioFeatures } from './features.ts';

/** Sizes between which a random scenario lies. */
export interface Size {
  readonly offers: number;
  readonly classes: number;
  readonly gpus: number;
}

export interface OfferDraft {
  /** Position of the GPU type. */
  readonly gpu: number;
  readonly gpusPerReplica: 1 | 2 | 4 | 8;
  readonly usdPerHour: number;
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number | undefined;
}

/** The numbers of a scenario, before they are put together. */
export interface Draft {
  readonly offers: readonly OfferDraft[];
  readonly demand: readonly number[];
  /** Capacity of one GPU of a type for a class, GPU types x classes. */
  readonly speed: readonly (readonly number[])[];
  /** Stock as a share of what the GPU type would need to serve everything alone; undefined = no limit. */
  readonly scarcity: readonly (number | undefined)[];
  readonly options: ScenarioOptions;
}

/** Whole and quarter numbers throughout, so that no two candidate plans differ by less than a solver can tell. */
export function drafts(size: Size, features: ScenarioFeatures): fc.Arbitrary<Draft> {
  return fc.integer({ min: 1, max: size.classes }).chain((classes) =>
    fc.record({
      offers: fc.array(offers(size, features), { minLength: 1, maxLength: size.offers }),
      demand: listOf(classes, fc.integer({ min: 0, max: 10 })),
      speed: listOf(size.gpus, listOf(classes, speeds(features))),
      scarcity: listOf(size.gpus, scarcities(features)),
      options: options(features),
    }),
  );
}

function listOf<Value>(length: number, values: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(values, { minLength: length, maxLength: length });
}

function offers({ gpus }: Size, { replicaBounds = true }: ScenarioFeatures): fc.Arbitrary<OfferDraft> {
  return fc.record({
    gpu: fc.integer({ min: 0, max: gpus - 1 }),
    gpusPerReplica: fc.constantFrom(1, 1, 2, 4, 8),
    usdPerHour: fc.integer({ min: 0, max: 400 }).map((cents) => cents / 100),
    minReplicas: replicaBounds ? seldom(fc.constantFrom(1, 2)) : fc.constant(undefined),
    maxReplicas: replicaBounds ? seldom(fc.constantFrom(2, 3, 8)) : fc.constant(undefined),
  });
}

function seldom<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
}

function speeds({ zeroCapacities = true }: ScenarioFeatures): fc.Arbitrary<number> {
  const some = fc.integer({ min: 2, max: 12 });
  return zeroCapacities ? fc.oneof({ weight: 24, arbitrary: some }, { weight: 1, arbitrary: fc.constant(0) }) : some;
}

function scarcities({ stock = true }: ScenarioFeatures): fc.Arbitrary<number | undefined> {
  return stock ? fc.constantFrom(undefined, undefined, undefined, 0, 0.5, 1, 1.5, 3) : fc.constant(undefined);
}

function options(features: ScenarioFeatures): fc.Arbitrary<ScenarioOptions> {
  const { headroom = true, perClass = true, slices = true } = features;
  return fc.record({
    sharing: perClass ? fc.constantFrom('shared', 'shared', 'per-class') : fc.constant('shared'),
    headroom: headroom ? fc.constantFrom(0, 0, 0.25) : fc.constant(0),
    slices: slices ? fc.constantFrom<number | 'none'>('none', 'none', 'none', 'none', 1, 2, 3) : fc.constant('none'),
  });
}
