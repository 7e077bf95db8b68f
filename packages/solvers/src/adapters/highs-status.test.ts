import { expect, it } from 'vitest';
import { highsEnding } from './highs-status.ts';

it('every status of HiGHS has an ending, and one that it does not know counts as broken', () => {
  expect(Array.from({ length: 18 }, (_, code) => highsEnding(code).ending)).toEqual([
    ...Array(6).fill('broken'),
    'optimal',
    'optimal',
    'infeasible',
    'infeasible-or-unbounded',
    'unbounded',
    'other',
    'other',
    'time',
    'other',
    'other',
    'other',
    'other',
  ]);
  expect(highsEnding(99)).toEqual({ ending: 'broken', words: 'status 99' });
});
