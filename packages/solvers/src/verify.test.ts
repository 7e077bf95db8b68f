import { describe, expect, it } from 'vitest';
import { smallModel } from './conformance/small-model.ts';
import { objectiveOf, verify } from './verify.ts';

const infinity = Number.POSITIVE_INFINITY;
const model = smallModel(
  [
    [0, 5, 2],
    [0, 5, 3, 'integer'],
  ],
  [[4, [1, 1], infinity]],
  { offset: 1 },
);

describe('verify', () => {
  it('finds nothing wrong with a point that holds', () => {
    expect(verify(model, [1.5, 3])).toEqual([]);
  });

  it.each([
    ['too few values', [1], 'length'],
    ['a value that is no number', [Number.NaN, 4], 'not-finite'],
    ['a value beyond its bound', [6, 3], 'column-bound'],
    ['a value below its bound', [-1, 5], 'column-bound'],
    ['a fraction in a whole column', [3, 2.5], 'integrality'],
    ['a row that is not met', [1, 2], 'row-bound'],
  ] as const)('finds %s', (_, point, kind) => {
    expect(verify(model, point).map((violation) => violation.kind)).toEqual([kind]);
  });

  it('says by how much, and where', () => {
    expect(verify(model, [1, 2])).toEqual([{ kind: 'row-bound', name: 'row 0', excess: 1 }]);
  });

  it('allows what engines round, and no more', () => {
    expect(verify(model, [1, 3 - 1e-7])).toEqual([]);
    expect(verify(model, [1, 3 - 1e-4])).not.toEqual([]);
  });
});

it('the objective counts its offset', () => {
  expect(objectiveOf(model, [1, 3])).toBe(12);
});
