import { expect, it } from 'vitest';
import { between } from './readme.ts';

it('replaces what stands between the markers, and nothing else', () => {
  const text = 'a\n<!-- table -->\nold\n<!-- /table -->\nb\n';
  expect(between(text, 'new')).toBe('a\n<!-- table -->\nnew\n<!-- /table -->\nb\n');
  expect(between(between(text, 'x'), 'new')).toBe(between(text, 'new'));
});

it('says which markers are missing', () => {
  expect(() => between('no table', 'new')).toThrow('<!-- table -->');
});
