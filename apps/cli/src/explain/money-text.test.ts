import { expect, it } from 'vitest';
import { price } from './money-text.ts';

it('writes cents, and of smaller prices the two figures that say something', () => {
  expect([0, 12.345, 0.1, 0.0999, 0.0421, 0.000123].map(price)).toEqual([
    '0.00',
    '12.35',
    '0.10',
    '0.10',
    '0.042',
    '0.00012',
  ]);
});
