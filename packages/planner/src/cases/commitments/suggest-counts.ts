import type { ColumnIndex } from '@fleetmix/solvers';
import { formulateCases } from '../case-model.ts';
import { askSolver } from './ask-solver.ts';
import type { Search } from './bound-box.ts';
import type { Box, Commitment } from './commitment.ts';
import { type Fleets, mixtureModel } from './price-model.ts';
import type { Trials } from './try-counts.ts';

/** A suggestion is not worth more time. */
const longestMs = 2000;

/** How much the fleets found so far ask to be reserved, whole or not; undefined where that was not found out. */
export async function suggestedCounts(
  commitment: Commitment,
  fleets: Fleets,
  box: Box,
  kind: 'integer' | 'continuous',
  search: Search,
): Promise<readonly number[] | undefined> {
  if (commitment.reserved.length === 0) return [];
  const inside = fleets.map((list) =>
    list.filter(({ used }) => used.every((count, at) => count <= (box.upper[at] ?? 0))),
  );
  if (inside.some((list) => list.length === 0)) return undefined;
  const { model, counts } = mixtureModel(commitment, inside, box, kind);
  const { timeLimitMs = longestMs } = search.remaining();
  const options = { timeLimitMs: Math.min(timeLimitMs, longestMs), relativeGap: 1e-4 };
  const solution = await askSolver(search, model, options);
  if (solution === undefined || !('point' in solution)) return undefined;
  const values = counts.map((column) => solution.point[column] ?? 0);
  return kind === 'integer' ? values.map(Math.round) : values;
}

/** What the linear relaxation of all cases in one model reserves, to the nearest whole numbers; undefined where that is not found soon. */
export async function relaxedCounts(
  { scenario, reserved }: Commitment,
  search: Search,
): Promise<readonly number[] | undefined> {
  if (reserved.length === 0) return undefined;
  const { model, parts } = formulateCases(scenario);
  const columns = model.columns.map((column) => ({ ...column, kind: 'continuous' as const }));
  const { timeLimitMs = Number.POSITIVE_INFINITY } = search.remaining();
  const solution = await askSolver(search, { ...model, columns }, { timeLimitMs: timeLimitMs / 2 });
  if (solution === undefined || !('point' in solution)) return undefined;
  return reserved.map((at) => Math.round(solution.point[parts[0]?.replicas[at] as ColumnIndex] ?? 0));
}

/** The counts that the cases use on the mean, up to the next whole number. */
export function meanCounts({ cases, reserved }: Commitment, fleets: Fleets): readonly number[] {
  return reserved.map((_, at) =>
    Math.ceil(cases.reduce((sum, { share }, k) => sum + share * (fleets[k]?.at(-1)?.used[at] ?? 0), 0) - 1e-9),
  );
}

/** Goes from counts to cheaper neighbours while there are any. False where the engine does not take a case. */
export async function improveCounts(
  from: readonly number[],
  { lower, upper }: Box,
  { bound, best }: Trials,
  { isOver }: Search,
): Promise<boolean> {
  if ((await bound(from)) === undefined) return false;
  for (let before = Number.POSITIVE_INFINITY; best().usdPerHour < before && !isOver(); ) {
    before = best().usdPerHour;
    for (const [at, change] of from.flatMap((_, position) => [[position, 1] as const, [position, -1] as const])) {
      const counts = (best().counts ?? from).map((count, other) => (other === at ? count + change : count));
      const count = counts[at] ?? 0;
      if (count < (lower[at] ?? 0) || count > (upper[at] ?? 0) || isOver()) continue;
      if ((await bound(counts)) === undefined) return false;
    }
  }
  return true;
}
