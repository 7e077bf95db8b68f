import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Model } from '../model.ts';
import { type ShortColumn, smallModel } from './small-model.ts';

/** Shares shops exactly: few columns, and yet no search finds a point soon (after Cornuejols and Dawande, 1998). It has one. */
export function marketSplit(shops = 40, products = 5): Model {
  const random = xoroshiro128plus(3);
  const chosen = Array.from({ length: shops }, () => uniformInt(random, 0, 1));
  const rows = Array.from({ length: products }, () => {
    const demands = chosen.map(() => uniformInt(random, 1, 99));
    const share = demands.reduce((sum, demand, shop) => sum + demand * (chosen[shop] as number), 0);
    return [share, demands, share] as const;
  });
  const columns = chosen.map((): ShortColumn => [0, 1, 1, 'integer']);
  return smallModel(columns, rows, { sense: 'maximize' });
}
