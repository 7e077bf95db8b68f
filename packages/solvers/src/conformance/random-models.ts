import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Model } from '../model.ts';
import { type ShortColumn, type ShortRow, smallModel } from './small-model.ts';

/** What a random model is made of. */
export interface RandomModelOptions {
  /** `whole` makes every column an integer, so that brute force can settle it; `mixed` some. */
  readonly columns: 'whole' | 'mixed';
}

/**
 * Small random models, bounded in every column, the same for the same seed: equalities, ranges, one-sided rows, zero
 * coefficients, negative bounds; about a third of them infeasible.
 */
export function randomModels(
  seed: number,
  count: number,
  options: RandomModelOptions = { columns: 'whole' },
): readonly Model[] {
  const random = xoroshiro128plus(seed);
  const draw = (low: number, high: number) => uniformInt(random, low, high);
  return Array.from({ length: count }, () => randomModel(draw, options));
}

type Draw = (low: number, high: number) => number;

function randomModel(draw: Draw, options: RandomModelOptions): Model {
  const columns = Array.from({ length: draw(2, 4) }, () => randomColumn(draw, options));
  const point = columns.map(([lower, upper]) => draw(lower, upper));
  const rows = Array.from({ length: draw(1, 4) }, () => randomRow(draw, point));
  return smallModel(columns, rows, { sense: draw(0, 1) === 0 ? 'minimize' : 'maximize', offset: draw(-3, 3) });
}

function randomColumn(draw: Draw, { columns }: RandomModelOptions): ShortColumn {
  const lower = draw(-3, 2);
  const whole = columns === 'whole' || draw(0, 1) === 0;
  return [lower, lower + draw(0, 5), draw(-9, 9), whole ? 'integer' : 'continuous'];
}

/** A row near a point of the box, so that most models have points and few rows are idle. */
function randomRow(draw: Draw, point: readonly number[]): ShortRow {
  const coefficients = point.map(() => draw(-5, 5));
  const near = point.reduce((sum, value, column) => sum + value * (coefficients[column] as number), 0) + draw(-2, 2);
  switch (draw(0, 3)) {
    case 0:
      return [near, coefficients, near];
    case 1:
      return [near, coefficients, near + draw(1, 6)];
    case 2:
      return [near, coefficients, Number.POSITIVE_INFINITY];
    default:
      return [Number.NEGATIVE_INFINITY, coefficients, near];
  }
}
