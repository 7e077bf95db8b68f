import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { manyModels } from './many-models.ts';
import { mergedWriting } from './merged-writing.ts';
import { against, type Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { duel } from './timing.ts';

const sizes = [
  { models: 20, classesPerModel: 36, seed: 1 },
  { models: 100, classesPerModel: 100, seed: 1 },
];
const limitMs = 60_000;
const relativeGap = 0.005;

/** Many models on shared stock to a gap of 0.5 %, against all of them as one model in HiGHS, which gets a minute. */
export async function manyModelsRows(): Promise<readonly Row[]> {
  const theirs = solverPlanner('HiGHS', mergedWriting, highs());
  const rows: Row[] = [];
  for (const size of sizes) {
    const found = await duel(exact(), theirs, manyModels(size), { rounds: 1, relativeGap, limitMs });
    const name = `${size.models} models x ${size.classesPerModel} classes, gap 0.5 %, against one model in HiGHS`;
    const row = against(name, found.ours.ms, found.theirs.ms, 10);
    rows.push({ ...row, theirsStopped: found.theirs.stopped, met: row.met === true && !found.ours.stopped });
  }
  return rows;
}
