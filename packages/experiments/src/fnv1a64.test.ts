import { expect, test } from 'vitest';
import { fnv1a64 } from './fnv1a64.ts';

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the hash of %j is the published one', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash);
});

test('text beyond ASCII is hashed as UTF-8, as by the definition with large integers', () => {
  let expected = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode('Mélange 🚀')) {
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
  }
  expect(fnv1a64('Mélange 🚀')).toBe(expected.toString(16).padStart(16, '0'));
});
