import type { Model } from '../model.ts';
import { objectiveOf, verify } from '../verify.ts';

/** Best objective of a model whose columns are all whole and bounded, by trying every point; null where none holds. */
export function bruteForce(model: Model): number | null {
  const better = model.sense === 'minimize' ? Math.min : Math.max;
  let best: number | null = null;
  for (const point of points(model)) {
    if (verify(model, point).length > 0) continue;
    const objective = objectiveOf(model, point);
    best = best === null ? objective : better(best, objective);
  }
  return best;
}

function* points({ columns }: Model, chosen: readonly number[] = []): Generator<readonly number[]> {
  const column = columns[chosen.length];
  if (column === undefined) {
    yield chosen;
    return;
  }
  if (column.kind !== 'integer')
    throw new RangeError(`brute force needs whole columns, and "${column.name}" is continuous`);
  for (let value = Math.ceil(column.lower); value <= column.upper; value += 1)
    yield* points({ columns } as Model, [...chosen, value]);
}
