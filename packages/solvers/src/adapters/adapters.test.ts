import { describe, expect, it } from 'vitest';
import { conformanceCases, crossCheck } from '../conformance/index.ts';
import { smallModel } from '../conformance/small-model.ts';
import { builtinSolvers, highs, javascriptLpSolver, UnsupportedModelError } from '../index.ts';

/** The cases that an adapter declines, each with its reason. */
const declined: Record<string, Record<string, RegExp>> = {
  'javascript-lp-solver': {
    'a column without bounds may go below 0': /no lower bound/,
    'whole columns without end are unbounded': /no upper bound/,
  },
};

describe.each([...builtinSolvers])('%s', (name, make) => {
  const solver = make();
  it.each(conformanceCases())('$name', async ({ name: sentence, run }) => {
    const reason = declined[name]?.[sentence];
    if (reason === undefined) return run(solver);
    const refusal = run(solver);
    await expect(refusal).rejects.toThrow(UnsupportedModelError);
    await expect(refusal).rejects.toThrow(reason);
  });

  it('knows every case that it declines', () => {
    const sentences = conformanceCases().map(({ name: sentence }) => sentence);
    expect(sentences).toEqual(expect.arrayContaining(Object.keys(declined[name] ?? {})));
  });
});

it('the adapters agree on 300 random mixed models', async () => {
  expect(await crossCheck(highs(), javascriptLpSolver(), 11, 300)).toBeGreaterThan(150);
});

describe('javascript-lp-solver declines', () => {
  const infinity = Number.POSITIVE_INFINITY;
  it.each([
    ['a column without a lower bound', smallModel([[-infinity, 3, 1]], []), /no lower bound/],
    ['a whole column without an upper bound', smallModel([[0, infinity, 1, 'integer']], []), /no upper bound/],
    [
      'more columns than it can be trusted with',
      smallModel(
        Array.from({ length: 1001 }, () => [0, 1, 1] as const),
        [],
      ),
      /1001 columns/,
    ],
    [
      'more rows than it can be trusted with',
      smallModel(
        [[0, 1, 1]],
        Array.from({ length: 301 }, () => [0, [1], 1] as const),
      ),
      /301 rows/,
    ],
    [
      'a row whose coefficients lie too far apart',
      smallModel(
        [
          [0, 1, 1],
          [0, 1, 1],
        ],
        [[0, [1e-3, 2e3], 1]],
      ),
      /"row 0" has coefficients from 0.001 to 2000/,
    ],
  ])('%s', async (_, model, reason) => {
    const refusal = javascriptLpSolver().solve(model);
    await expect(refusal).rejects.toThrow(UnsupportedModelError);
    await expect(refusal).rejects.toThrow(reason);
  });
});
