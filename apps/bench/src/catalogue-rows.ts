import { exact } from '@fleetmix/planner';
import { highs, type Solver } from '@fleetmix/solvers';
import { catalogue } from './catalogue.ts';
import { cbc, hasCbc } from './cbc.ts';
import { mergedWriting } from './merged-writing.ts';
import { physicalLimits } from './physical-limits.ts';
import { against, type Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { duel, solo } from './timing.ts';

const ours = exact();
const sizes = [
  { offers: 64, classes: 400 },
  { offers: 256, classes: 400 },
  { offers: 256, classes: 400, distinct: true },
  { offers: 1024, classes: 400 },
  { offers: 1024, classes: 1600 },
];

/** Generated catalogues with binding stock, gap 1e-4, against HiGHS and CBC, both given the merged model. */
export async function catalogueRows(limitMs: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const limits = physicalLimits(catalogue({ ...size, seed: 1 }));
    rows.push({ ...(await against1e4(size, 'HiGHS', highs(), 10, limitMs)), remark: limits });
    rows.push(
      hasCbc()
        ? await against1e4(size, 'CBC', cbc(), 2, limitMs)
        : { name: `${title(size)}, against CBC`, remark: 'skipped: no cbc here (apt-get install coinor-cbc)' },
    );
  }
  return rows;
}

type Size = (typeof sizes)[number];

async function against1e4(size: Size, name: string, solver: Solver, least: number, limitMs: number): Promise<Row> {
  const theirs = solverPlanner(name, mergedWriting, solver);
  const found = await duel(ours, theirs, catalogue({ ...size, seed: 1 }), { rounds: 3, relativeGap: 1e-4, limitMs });
  const row = against(`${title(size)}, gap 1e-4, against ${name}`, found.ours.ms, found.theirs.ms, least);
  return { ...row, theirsStopped: found.theirs.stopped, met: row.met === true && !found.ours.stopped };
}

function title({ offers, classes, distinct = false }: Size): string {
  return `${offers} x ${classes}${distinct ? ', all distinct' : ''}`;
}

/** The largest catalogue down to a proved optimum. */
export async function gapZeroRows(limitMs: number): Promise<readonly Row[]> {
  const scenario = catalogue({ offers: 1024, classes: 1600, seed: 1 });
  const { ms, stopped } = await solo(ours, scenario, { rounds: 3, limitMs });
  const met = !stopped && ms < 10_000;
  return [{ name: '1024 x 1600, gap 0', ours: ms, target: 'proved in 10 s', met, remark: physicalLimits(scenario) }];
}
