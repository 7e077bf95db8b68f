import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowestBound, type Node, nodeQueue, pop, push } from './node-queue.ts';

const empty = new Float64Array(0);
const basis = { key: new Int32Array(0), basis: new Int32Array(0), atUpper: new Uint8Array(0), weight: empty };

function node(bound: number, serial: number): Node {
  return { bound, serial, bounds: { low: empty, high: empty }, cells: undefined, hasFewer: false, basis };
}

it('hands out nodes best bound first, the latest first among equals', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (bounds) => {
      const queue = nodeQueue();
      bounds.forEach((bound, serial) => {
        push(queue, node(bound, serial));
      });
      expect(lowestBound(queue)).toBe(Math.min(...bounds));
      const order = bounds.map(() => pop(queue) as Node).map(({ bound, serial }) => [bound, serial]);
      const expected = bounds.map((bound, serial) => [bound, serial] as const);
      expect(order).toEqual(expected.toSorted(([one, early], [other, late]) => one - other || late - early));
      expect(pop(queue)).toBeUndefined();
    }),
  );
});
