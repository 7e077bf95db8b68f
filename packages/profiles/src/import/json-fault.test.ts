import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultIn } from './json-fault.ts';

test.each([
  ['{"a": tru}', 6],
  ['[1, 2,, 3]', 6],
  ['{"a" 1}', 5],
  ['{a: 1}', 1],
  ['[1}', 2],
  ['{"a": 1,}', 8],
  ['{\n"a: 1,\n"b": 2}', 2],
  ['{} {}', 3],
])('the fault in %j is at its place', (text, position) => {
  expect(faultIn(text)).toBe(position);
});

test('a text that is cut anywhere ends too early', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (value, share) => {
      const whole = JSON.stringify([value], undefined, 2);
      expect(faultIn(whole.slice(0, Math.floor(share * whole.length)))).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});
