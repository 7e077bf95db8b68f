import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Draws of one seeded generator, Mersenne Twister with 53 random bits a draw. */
export interface Random {
  /** Evenly from low to high. */
  between(low: number, high: number): number;
  /** A factor near 1: evenly in logarithms from 1 / (1 + spread) to 1 + spread. */
  around(spread: number): number;
  /** Log-normal around 1, with this standard deviation of its logarithm. */
  longTailed(deviation: number): number;
  /** The items in random order. */
  shuffled<Item>(items: readonly Item[]): readonly Item[];
}

/** A generator for a 32-bit seed. */
export function random(seed: number): Random {
  const generator = mersenne(seed);
  const uniform = () => uniformFloat64(generator);
  return {
    between: (low, high) => low + (high - low) * uniform(),
    around: (spread) => (1 + spread) ** (2 * uniform() - 1),
    // Box and Muller's transform; 1 - u is never 0.
    longTailed: (deviation) =>
      Math.exp(deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())),
    shuffled: (items) =>
      items
        .map((item) => ({ item, key: uniform() }))
        .toSorted((one, other) => one.key - other.key)
        .map(({ item }) => item),
  };
}
