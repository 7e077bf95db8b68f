import type { Engine, EngineName } from '@fleetmix/profiles';
import type { Measurement } from './measurement.ts';
import { predict } from './predict.ts';
import type { Compared } from './ranking.ts';

/** Every row beside what the estimate says of it. */
export function compare(
  rows: readonly Measurement[],
  engines: Readonly<Record<EngineName, Engine>>,
): readonly Compared[] {
  return rows.map((row) => ({ row, estimate: predict(row, engines[row.engine]) ?? {} }));
}
