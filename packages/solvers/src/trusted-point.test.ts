import { describe, expect, it } from 'vitest';
import { smallModel } from './conformance/small-model.ts';
import { SolverFailure } from './solver.ts';
import { trustedPoint } from './trusted-point.ts';

const model = smallModel(
  [
    [0, 5, 2],
    [0, 5, 3, 'integer'],
  ],
  [[4, [1, 1], Number.POSITIVE_INFINITY]],
);

describe('a point that an engine returns', () => {
  it('is made whole where its columns are whole, and its objective is that of the whole point', () => {
    expect(trustedPoint(model, [1, 2.9999999], 'engine')).toEqual({ point: Float64Array.of(1, 3), objective: 11 });
  });

  it('is put on the bounds that rounding misses', () => {
    expect(trustedPoint(model, [-7e-15, 5 + 1e-9], 'engine').point).toEqual(Float64Array.of(0, 5));
  });

  it('holds no -0', () => {
    expect(Object.is(trustedPoint(model, [-0, 4], 'engine').point[0], 0)).toBe(true);
  });

  it('is refused when it breaks the model, with the engine, the place and the amount', () => {
    const trust = () => trustedPoint(model, [1, 2], 'engine');
    expect(trust).toThrow(SolverFailure);
    expect(trust).toThrow('engine returned a point that breaks "small" in one place at "row 0", by 1.00 (row-bound)');
  });

  it.each([
    ['a fraction', [3, 2.5]],
    ['a value far beyond its bound', [6, 3]],
    ['too few values', [4]],
    ['what is no number', [Number.NaN, 4]],
  ])('is refused with %s', (_, values) => {
    expect(() => trustedPoint(model, values, 'engine')).toThrow(SolverFailure);
  });
});
