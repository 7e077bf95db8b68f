import { join } from 'node:path';
import type { PlannerRegistry } from '@fleetmix/core';
import { type Cell, override, reusableCells, runGrid } from '@fleetmix/experiments';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { plannerRegistry } from '../extend/planners.ts';
import { interruption } from '../interruption.ts';
import { checkWritableFolder } from '../output/writable.ts';
import type { Terminal } from '../terminal.ts';
import { deliver } from './deliver.ts';
import { findGrid, folderName } from './find-grid.ts';
import { ownFiles, unchangedCells } from './own-files.ts';
import { progressLine } from './progress-line.ts';
import type { Run } from './run.ts';
import { type StoredResults, saver, storedResults } from './store.ts';

/** What `fleetmix experiment` is asked for. */
export interface ExperimentRequest {
  /** Name of a published experiment, or a grid file. */
  readonly experiment: string;
  readonly asPublished: boolean;
  readonly seed?: number | undefined;
  readonly planners?: readonly string[] | undefined;
  readonly solver: string;
  readonly timeLimitMs?: number | undefined;
  readonly relativeGap?: number | undefined;
  readonly output?: string | undefined;
  readonly force: boolean;
  readonly json: boolean;
}

/** Runs a grid to its end or to an interruption, and writes its results and pictures. */
export async function runExperiment(request: ExperimentRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.output !== undefined) await checkWritableFolder(request.output);
  const run = await prepare(request);
  const registry = await plannerRegistry(request.solver, run.grid.planners, request.asPublished);
  const done = request.force ? [] : await earlierCells(run, terminal);
  const outcome = await carryOut(run, registry, done, terminal);
  if (outcome.interrupted) return interrupted(run, outcome.results, terminal);
  await deliver(run, outcome.results, request, terminal);
  return outcome.results.cells.some(({ status }) => status === 'failed') ? exitCodes.violated : exitCodes.planned;
}

async function prepare(request: ExperimentRequest): Promise<Run> {
  const found = await findGrid(request.experiment);
  const { asPublished, planners, seed, solver, timeLimitMs, relativeGap } = request;
  const files = await ownFiles([...(planners ?? found.planners), solver]);
  const grid = override(found, {
    asPublished,
    record: { solver, ...(files[solver] === undefined ? {} : { solverFile: files[solver] }) },
    ...(planners === undefined ? {} : { planners }),
    ...(seed === undefined ? {} : { seed }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(relativeGap === undefined ? {} : { relativeGap }),
  });
  const folder = request.output ?? join('results', folderName(grid.name));
  await checkWritableFolder(folder);
  return { grid, folder, files };
}

async function earlierCells({ grid, folder, files }: Run, terminal: Terminal): Promise<readonly Cell[]> {
  const previous = await storedResults(folder);
  if (previous === undefined) return [];
  const cells = unchangedCells(reusableCells(grid, previous), previous, files);
  const path = join(folder, 'results.json');
  if (cells.length > 0) terminal.note(`Taking over ${cells.length} cells from ${path} (--force starts over).`);
  else terminal.note(`${path} is of a run with other options; it will be replaced.`);
  return cells;
}

async function carryOut(run: Run, planners: PlannerRegistry, done: readonly Cell[], terminal: Terminal) {
  const save = saver(run.folder);
  const line = await progressLine(terminal);
  const stop = interruption(() => terminal.note('\nStopping after this cell; once more ends at once.'));
  try {
    const results = await runGrid(run.grid, {
      planners,
      done,
      signal: stop.signal,
      onCell: async (cell, progress) => {
        line.update(cell, progress);
        await save(() => stored(run, progress.results()));
      },
    });
    const all = stored(run, results);
    await save(() => all, 'now');
    return { results: all, interrupted: stop.signal.aborted };
  } finally {
    line.end();
    stop.end();
  }
}

function stored({ files }: Run, results: StoredResults): StoredResults {
  return Object.keys(files).length === 0 ? results : { ...results, files };
}

function interrupted({ folder }: Run, { cells }: StoredResults, terminal: Terminal): ExitCode {
  const path = join(folder, 'results.json');
  terminal.note(`Interrupted. ${cells.length} cells are saved in ${path}; the same command goes on from there.`);
  return exitCodes.interrupted;
}
