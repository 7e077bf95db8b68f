import * as z from 'zod/mini';
import type { Cell } from './cell.ts';
import { fingerprint } from './fingerprint.ts';
import type { Grid } from './grid.ts';

const previousSchema = z.looseObject({
  fingerprint: z.string(),
  cells: z.array(
    z.looseObject({
      planner: z.string(),
      status: z.enum(['planned', 'impossible', 'gave-up', 'failed']),
      usdPerHour: z.nullable(z.number()),
      seconds: z.number(),
    }),
  ),
});

/**
 * The cells of an earlier run that hold for this grid: all that did not fail, where nothing that decides them has
 * changed, and none otherwise. Takes any parsed JSON, also that of a broken or foreign file.
 */
export function reusableCells(grid: Grid, previous: unknown): readonly Cell[] {
  const read = previousSchema.safeParse(previous);
  if (!read.success || read.data.fingerprint !== fingerprint(grid)) return [];
  return (read.data.cells as readonly Cell[]).filter(({ status }) => status !== 'failed');
}
