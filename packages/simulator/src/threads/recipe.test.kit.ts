import { poisson } from '../arrivals/random-arrivals.ts';
import { oneSize } from '../arrivals/sizes.ts';
import { continuousBatching } from '../engine/continuous-batching.ts';
import type { Ingredients } from './task.ts';

/** A small fleet; the input is its number of replicas. */
export function recipe(input: unknown): Ingredients {
  const replicas = input as number;
  if (replicas === 13) throw new Error('thirteen is unlucky');
  const limits = { kvTokens: 10_000, maxSequences: 16, maxBatchedTokens: 256 };
  const kind = continuousBatching({ ...limits, step: ({ decodes }) => 5 + 0.1 * decodes });
  return {
    fleet: { offers: [{ name: 'a', replicas, kind }] },
    arrivals: poisson(20, oneSize(50, 20), { requests: 500 }),
  };
}
