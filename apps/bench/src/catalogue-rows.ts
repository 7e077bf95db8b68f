import type { Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { catalogue } from './catalogue.ts';
import { cbc, hasCbc } from './cbc.ts';
import { mergedWriting } from './merged-writing.ts';
import { physicalLimits } from './physical-limits.ts';
import { against, type Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { duel, median, timed } from './timing.ts';

const ours = exact();
const relativeGap = 1e-4;
const sizes = [
  { offers: 64, classes: 400 },
  { offers: 256, classes: 400 },
  { offers: 256, classes: 400, distinct: true },
  { offers: 1024, classes: 400 },
  { offers: 1024, classes: 1600 },
];

/** Generated catalogues with binding stock, gap 1e-4, against HiGHS and CBC, both given the merged model. */
export async function catalogueRows(theirLimitMs: number): Promise<readonly Row[]> {
  const merged = (solver: ReturnType<typeof highs>) => solverPlanner('merged', mergedWriting, solver);
  const rows: Row[] = [];
  for (const size of sizes) {
    const scenario = catalogue({ ...size, seed: 1 });
    const limits = physicalLimits(scenario);
    const compete = async (name: string, solver: ReturnType<typeof highs>, least: number): Promise<Row> => {
      const found = await duel(ours, merged(solver), scenario, { rounds: 3, relativeGap, theirLimitMs });
      const remark = found.stopped ? `theirs stopped without a proof; ${limits}` : limits;
      return against(`${title(size)}, gap 1e-4, ${name}`, found.ours, found.theirs, least, remark);
    };
    rows.push(await compete('HiGHS', highs(), 10));
    rows.push(
      hasCbc()
        ? await compete('CBC', cbc(), 2)
        : { name: `${title(size)}, CBC`, remark: 'skipped: no cbc here (apt-get install coinor-cbc)' },
    );
  }
  return rows;
}

function title({ offers, classes, distinct = false }: (typeof sizes)[number]): string {
  return `${offers} x ${classes}${distinct ? ' all distinct' : ''}`;
}

/** The largest catalogue down to a proved optimum. */
export async function gapZeroRows(): Promise<readonly Row[]> {
  const time = await alone(catalogue({ offers: 1024, classes: 1600, seed: 1 }), 0);
  return [{ name: '1024 x 1600, gap 0', ours: time, target: 'proved in 10 s', met: time < 10_000 }];
}

/** Median of three, after one unrecorded. */
export async function alone(scenario: Scenario, gap: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) times.push((await timed(ours, scenario, { relativeGap: gap })).ms);
  return median(times.slice(1));
}
