import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Model } from '../model.ts';
import { smallModel } from './small-model.ts';

/** A knapsack in several dimensions that takes an exact search much longer than a conformance test may take. */
export function hardKnapsack(items = 60, dimensions = 12): Model {
  const random = xoroshiro128plus(7);
  const weights = Array.from({ length: dimensions }, () =>
    Array.from({ length: items }, () => uniformInt(random, 20, 120)),
  );
  const values = Array.from(
    { length: items },
    (_, item) => weights.reduce((sum, row) => sum + (row[item] as number), 0) / dimensions,
  );
  return smallModel(
    values.map((value) => [0, 1, Math.round(value + uniformInt(random, 0, 20)), 'integer']),
    weights.map((row) => [Number.NEGATIVE_INFINITY, row, Math.floor(row.reduce((sum, weight) => sum + weight, 0) / 2)]),
    { sense: 'maximize' },
  );
}
