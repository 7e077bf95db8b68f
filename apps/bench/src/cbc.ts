import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Model,
  type Outcome,
  objectiveOf,
  type Solution,
  type Solver,
  SolverFailure,
  verify,
} from '@fleetmix/solvers';
import { columnAt, writeMps } from './write-mps.ts';

/** Of Debian's package coinor-cbc. */
const program = 'cbc';

/** Whether there is one to run. */
export function hasCbc(): boolean {
  return spawnSync(program, ['-quit'], { stdio: 'ignore' }).error === undefined;
}

/**
 * CBC as a process, called as PuLP calls it: an MPS file in, a solution file out. It reports no bound: what it calls optimal
 * is taken as proved within the gap that was asked for.
 */
export function cbc(): Solver {
  return {
    name: 'cbc',
    capabilities: { integers: true, bound: false },
    async solve(model, { timeLimitMs, relativeGap } = {}): Promise<Solution> {
      const began = performance.now();
      const folder = await mkdtemp(join(tmpdir(), 'fleetmix-cbc-'));
      try {
        const [problem, answer] = [join(folder, 'model.mps'), join(folder, 'model.sol')];
        await writeFile(problem, writeMps(model));
        const seconds = timeLimitMs === undefined ? [] : ['-sec', String(timeLimitMs / 1000)];
        const gap = relativeGap === undefined ? [] : ['-ratio', String(relativeGap)];
        const words = await run([problem, ...seconds, ...gap, '-timeMode', 'elapsed', '-branch', '-solution', answer]);
        if (!existsSync(answer)) throw new SolverFailure(`cbc could not solve "${model.name}": ${words.slice(-300)}`);
        const [engineStatus = '', ...lines] = (await readFile(answer, 'utf8')).trim().split('\n');
        const outcome = outcomeOf(model, engineStatus, lines);
        return { ...outcome, engineStatus, solver: 'cbc', seconds: (performance.now() - began) / 1000 };
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

function run(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

function outcomeOf(model: Model, status: string, lines: readonly string[]): Outcome {
  if (/infeasible/i.test(status)) return { status: 'infeasible' };
  if (status.startsWith('Optimal')) return { status: 'optimal', ...pointOf(model, lines) };
  if (!status.startsWith('Stopped')) throw new SolverFailure(`cbc could not solve "${model.name}": ${status}`);
  return status.includes('no integer solution')
    ? { status: 'unknown', limit: 'time' }
    : { status: 'feasible', limit: 'time', ...pointOf(model, lines) };
}

/** Lines hold position, name, value and reduced cost of the columns that are not 0, two stars before those out of bounds. */
function pointOf(model: Model, lines: readonly string[]): { point: Float64Array; objective: number } {
  const point = new Float64Array(model.columns.length);
  for (const line of lines) {
    const [, name = '', value = ''] = line.replace('**', '').trim().split(/\s+/);
    const at = columnAt(name);
    point[at] = model.columns[at]?.kind === 'integer' ? Math.round(Number(value)) : Number(value);
  }
  const [violation] = verify(model, point);
  if (violation !== undefined)
    throw new SolverFailure(`cbc returned a point that breaks "${violation.name}" by ${violation.excess}.`);
  return { point, objective: objectiveOf(model, point) };
}
