import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/**
 * How many of `total` requests fall on each class when each is drawn on its own, with the weights as probabilities: what
 * the published simulation does. Generator: Mersenne Twister (MT19937) with a 32-bit seed, 53 random bits a request.
 */
export function drawRequests(total: number, weights: readonly number[], seed: number): readonly number[] {
  const generator = mersenne(seed);
  const edges = cumulative(weights);
  const counts = weights.map(() => 0);
  for (let request = 0; request < total; request++) {
    const drawn = uniformFloat64(generator) * (edges.at(-1) as number);
    const position = edges.findIndex((edge) => drawn < edge);
    counts[position] = (counts[position] as number) + 1;
  }
  return counts;
}

function cumulative(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
