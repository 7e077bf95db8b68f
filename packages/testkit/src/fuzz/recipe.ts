import fc from 'fast-check';

/** Sizes up to which a recipe's scenarios go. */
export interface RecipeSize {
  readonly offers: number;
  readonly classes: number;
}

/** What the numbers of a category's scenarios are drawn from. */
export interface Recipe {
  readonly gpus: number;
  /** Rows of throughput that offers share, each times its own scale. */
  readonly profiles: number;
  readonly gpusPerReplica: fc.Arbitrary<number>;
  /** USD/hour of one GPU. */
  readonly price: fc.Arbitrary<number>;
  /** What a replica's price is multiplied by, besides its GPUs. */
  readonly markup: fc.Arbitrary<number>;
  /** Steps in which replicas are priced; undefined leaves prices as they come. */
  readonly cent: number | undefined;
  readonly demand: fc.Arbitrary<number>;
  readonly speed: fc.Arbitrary<number>;
  /** By what a class's demand and throughputs are multiplied together. */
  readonly unit: fc.Arbitrary<number>;
  /** Throughput of n GPUs is n to the power of this, times that of one. */
  readonly scaling: number;
  readonly minReplicas: fc.Arbitrary<number | undefined>;
  readonly maxReplicas: fc.Arbitrary<number | undefined>;
  /** Stock as a share of the GPUs that would carry everything alone; undefined = no limit. */
  readonly stock: fc.Arbitrary<number | undefined>;
  readonly headroom: fc.Arbitrary<number>;
  readonly slices: fc.Arbitrary<number | 'none'>;
  /** Groups of classes and offers that have nothing in common but stock. */
  readonly parts: fc.Arbitrary<number>;
}

/** Powers of ten between two exponents, with four digits. */
export function powers(from: number, to: number): fc.Arbitrary<number> {
  return fc.double({ min: from, max: to, noNaN: true }).map((exponent) => Number((10 ** exponent).toPrecision(4)));
}

/** One value in so many, and else another. */
export function oneIn<Some, Else>(
  count: number,
  some: fc.Arbitrary<Some>,
  otherwise: fc.Arbitrary<Else>,
): fc.Arbitrary<Some | Else> {
  return fc.oneof({ weight: count - 1, arbitrary: otherwise }, { weight: 1, arbitrary: some });
}

/** Nothing drawn: where there is no limit. */
export const never = fc.constant(undefined);

/** What a scenario is made of where its category says nothing else. */
export const plain: Recipe = {
  gpus: 4,
  profiles: 4,
  gpusPerReplica: fc.constantFrom(1, 1, 2, 4, 8),
  price: fc.integer({ min: 10, max: 450 }).map((cents) => cents / 100),
  markup: fc.constantFrom(1, 1, 0.9, 1.05, 1.3),
  cent: 0.01,
  demand: oneIn(10, fc.constant(0), fc.oneof(fc.integer({ min: 1, max: 20 }), powers(-0.5, 1.5))),
  speed: fc.oneof(fc.integer({ min: 1, max: 12 }), powers(0, 1.3)),
  unit: fc.constant(1),
  scaling: 0.9,
  minReplicas: never,
  maxReplicas: never,
  stock: fc.constantFrom(undefined, undefined, 0.5, 1.5),
  headroom: fc.constant(0),
  slices: fc.constant('none'),
  parts: fc.constant(1),
};
