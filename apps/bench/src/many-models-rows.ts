import { existsSync } from 'node:fs';
import type { Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { mergedWriting } from './merged-writing.ts';
import { against, type Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { duel } from './timing.ts';

interface Settings {
  readonly models: number;
  readonly classesPerModel: number;
  readonly seed: number;
}

const sizes = [
  { models: 20, classesPerModel: 36, seed: 1 },
  { models: 100, classesPerModel: 100, seed: 1 },
];
const limitMs = 60_000;
const relativeGap = 0.005;

/** Many models on shared stock to a gap of 0.5 %, against all of them as one model in HiGHS, which gets a minute. */
export async function manyModelsRows(): Promise<readonly Row[]> {
  const theirs = solverPlanner('HiGHS', mergedWriting, highs());
  const generate = await generator();
  if (generate === undefined) return [{ name: 'many models', remark: 'skipped: there is no many-models yet' }];
  const rows: Row[] = [];
  for (const size of sizes) {
    const found = await duel(exact(), theirs, generate(size), { rounds: 1, relativeGap, limitMs });
    const name = `${size.models} models x ${size.classesPerModel} classes, gap 0.5 %, against one model in HiGHS`;
    const row = against(name, found.ours.ms, found.theirs.ms, 10);
    rows.push({ ...row, theirsStopped: found.theirs.stopped, met: row.met === true && !found.ours.stopped });
  }
  return rows;
}

async function generator(): Promise<((settings: Settings) => Scenario) | undefined> {
  const file = new URL(`./many-models${import.meta.url.slice(-3)}`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const { manyModels } = (await import(file.href)) as { manyModels: (settings: Settings) => Scenario };
  return manyModels;
}
