import { expect, it } from 'vitest';
import { solveLimits } from './solve-limits.ts';

it('a solve without options has no time limit and asks for a proof', () => {
  expect(solveLimits({})).toEqual({ timeLimitMs: Number.POSITIVE_INFINITY, relativeGap: 0 });
});

it.each([{ timeLimitMs: -1 }, { timeLimitMs: Number.NaN }, { relativeGap: -0.1 }, { relativeGap: Number.NaN }])(
  '%j is refused',
  (options) => {
    expect(() => solveLimits(options)).toThrow(RangeError);
  },
);
