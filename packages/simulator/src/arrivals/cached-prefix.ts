import type { Arrivals } from '../request.ts';

/**
 * The same requests with a share of each prompt's tokens in the prefix cache: what a hit rate says where nothing is known
 * of single requests. At least one token of a prompt is always computed.
 * @throws RangeError where the share is not from 0 to 1
 */
export function cachedPrefix(arrivals: Arrivals, share: number): Arrivals {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`cachedPrefix: share is ${share}; give a number from 0 to 1.`);
  return {
    description: `${arrivals.description}, ${100 * share} % of each prompt cached`,
    open: (seed) => {
      const stream = arrivals.open(seed);
      return {
        next: (request) => {
          const found = stream.next(request);
          if (found) request.cachedTokens = Math.floor(share * request.inputTokens);
          return found;
        },
      };
    },
  };
}
