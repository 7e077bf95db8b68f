import type { Model } from './model.ts';

/** What a model without columns comes to, for engines that do not take one: its rows hold 0, or cannot hold. */
export function outcomeWithoutColumns({ rows, offset }: Model) {
  return rows.every(({ lower, upper }) => lower <= 0 && upper >= 0)
    ? ({ status: 'optimal', point: new Float64Array(0), objective: offset } as const)
    : ({ status: 'infeasible' } as const);
}
