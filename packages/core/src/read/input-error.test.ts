import { expect, it } from 'vitest';
import { InputError, pathText } from './input-error.ts';

const problem = (path: string) => ({ path, message: 'is wrong.' });

it('one problem stands on one line, after the name of the file', () => {
  expect(new InputError([problem('offers[2].capacity[0]')], 'a.yaml').message).toBe(
    'a.yaml: offers[2].capacity[0]: is wrong.',
  );
  expect(new InputError([problem('')]).message).toBe('input: is wrong.');
});

it('several problems stand on a line each', () => {
  expect(new InputError([problem('a'), problem('b')], 'a.yaml').message).toBe(
    'a.yaml:\n  a: is wrong.\n  b: is wrong.',
  );
});

it('a dozen problems are shown, the rest counted, and all kept', () => {
  const twelve = Array.from({ length: 12 }, (_, n) => problem(`p${n}`));
  expect(new InputError(twelve).message).not.toContain('more');
  const error = new InputError([...twelve, problem('p12')]);
  expect(error.message).toMatch(/p11: is wrong\.\n {2}and 1 more$/);
  expect(error.problems).toHaveLength(13);
});

it('paths read as in JavaScript, with keys in quotes that are no plain words', () => {
  expect(pathText(['offers', 2, 'capacity', 0])).toBe('offers[2].capacity[0]');
  expect(pathText(['gpu_info', 'A100-80GB', 'tputs'])).toBe('gpu_info.A100-80GB.tputs');
  expect(pathText(['stock', 'RTX 4090'])).toBe('stock["RTX 4090"]');
  expect(pathText(['stock', ''])).toBe('stock[""]');
  expect(pathText([])).toBe('');
});
