import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascend, type SmoothConcave } from './ascend.ts';

const size = 3;
const number = fc.double({ min: -3, max: 3, noNaN: true });

/** -|M (x - top)|^2 / 2 - |x - top|^2 / 20. */
function bowl(matrix: readonly (readonly number[])[], top: readonly number[]): SmoothConcave {
  return (prices, gradient, hessian) => {
    const away = top.map((at, one) => (prices[one] as number) - at);
    let value = 0;
    for (const row of [...matrix, ...top.map((_, one) => top.map((__, other) => (one === other ? 0.1 ** 0.5 : 0)))]) {
      const along = row.reduce((sum, entry, at) => sum + entry * (away[at] as number), 0);
      value -= along ** 2 / 2;
      for (let one = 0; one < size; one += 1) {
        gradient[one] = (gradient[one] as number) - along * (row[one] as number);
        for (let other = 0; other < size; other += 1) {
          const at = one * size + other;
          hessian[at] = (hessian[at] as number) - (row[one] as number) * (row[other] as number);
        }
      }
    }
    return value;
  };
}

it('ends where nothing within the bounds is higher', () => {
  const vector = fc.tuple(number, number, number);
  fc.assert(
    fc.property(fc.array(vector, { maxLength: 3 }), vector, (matrix, top) => {
      const height = bowl(matrix, top);
      const most = new Float64Array(size).fill(2);
      const prices = new Float64Array(size).fill(1);
      const found = ascend(height, prices, most);
      for (let at = 0; at < size; at += 1) {
        for (const step of [-1e-3, 1e-3]) {
          const near = prices.slice();
          near[at] = Math.min(2, Math.max(0, (prices[at] as number) + step));
          expect(height(near, new Float64Array(size), new Float64Array(size * size))).toBeLessThanOrEqual(found + 1e-5);
        }
      }
    }),
  );
});
