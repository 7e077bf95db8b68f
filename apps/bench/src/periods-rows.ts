import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { dayOf } from './periods.ts';
import { against, type Row } from './row.ts';
import { duel } from './timing.ts';

const limitMs = 60_000;
const relativeGap = 0.005;
const seeds = [1, 2, 3];

/** How much to reserve for a day of 24 periods, to a gap of 0.5 %: by prices for what is reserved, against one model in HiGHS. */
export async function periodsRows(): Promise<readonly Row[]> {
  const theirs = { ...exact({ solver: highs() }), name: 'HiGHS' };
  const rows: Row[] = [];
  for (const seed of seeds) {
    const scenario = dayOf({ periods: 24, offers: 9, reserved: 3, classes: 40, seed });
    const found = await duel(exact(), theirs, scenario, { rounds: 1, relativeGap, limitMs });
    const row = against(`${scenario.name}, gap 0.5 %, against one model in HiGHS`, found.ours.ms, found.theirs.ms);
    rows.push({ ...row, theirsStopped: found.theirs.stopped });
  }
  return rows;
}
