import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { catalogue } from './catalogue.ts';
import type { Row } from './row.ts';
import { duel, median, timed } from './timing.ts';

const gap = 1e-4;
const ours = exact();

/** Generated catalogues with binding stock: against HiGHS where it ends in seconds, alone where it does not. */
export async function catalogueRows(): Promise<readonly Row[]> {
  const small = catalogue({ offers: 64, classes: 400, seed: 1 });
  const { ours: mine, theirs } = await duel(ours, exact({ solver: highs() }), small, { rounds: 3, relativeGap: gap });
  const large = catalogue({ offers: 1024, classes: 1600, seed: 1 });
  const proof = await alone('1024 x 1600, gap 0', large, 0);
  return [
    {
      name: '64 x 400, gap 1e-4, against HiGHS',
      ours: mine,
      theirs,
      ratio: theirs / mine,
      target: '10x',
      met: theirs / mine >= 10,
    },
    await alone('256 x 400, gap 1e-4', catalogue({ offers: 256, classes: 400, seed: 1 }), gap),
    await alone(
      '256 x 400, all distinct, gap 1e-4',
      catalogue({ offers: 256, classes: 400, seed: 1, distinct: true }),
      gap,
    ),
    await alone('1024 x 400, gap 1e-4', catalogue({ offers: 1024, classes: 400, seed: 1 }), gap),
    await alone('1024 x 1600, gap 1e-4', large, gap),
    { ...proof, target: 'proved in 10 s', met: proof.ours < 10_000 },
  ];
}

/** How our time grows with the matrix: offers at 400 classes, and classes at 256 offers. */
export async function growthRows(): Promise<readonly Row[]> {
  const sizes = [
    ...[16, 64, 256, 1024, 4096].map((offers) => ({ offers, classes: 400 })),
    ...[36, 144, 1600, 6400].map((classes) => ({ offers: 256, classes })),
  ];
  const rows: Row[] = [];
  for (const { offers, classes } of sizes) {
    rows.push(await alone(`growth: ${offers} x ${classes}, gap 1e-4`, catalogue({ offers, classes, seed: 2 }), gap));
  }
  return rows;
}

async function alone(name: string, scenario: ReturnType<typeof catalogue>, relativeGap: number): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) times.push((await timed(ours, scenario, { relativeGap })).ms);
  return { name, ours: median(times.slice(1)) };
}
