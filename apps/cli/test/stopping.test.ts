import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binary, emptyFolder, fleetmix, type Run } from './run-cli.ts';

/** Offers that are nearly alike, few replicas, tight stock: a plan is found at once, and its proof takes minutes. */
function hardScenario(): object {
  let state = 5;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const classes = Array.from({ length: 300 }, (_, at) => ({ name: `c${at}`, demand: 0.1 * (random() + 0.2) }));
  const offers = Array.from({ length: 120 }, (_, at) => {
    const size = 1 + random() * 6;
    const usdPerHour = Number((size * (1 + 0.02 * random())).toFixed(4));
    const capacity = classes.map(() => size * (0.5 + random()));
    return { name: `o${at}`, gpu: `g${at % 6}`, usdPerHour, capacity };
  });
  const stock = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`g${at}`, 3]));
  return { fleetmix: 1, workload: { classes }, offers, stock };
}

const cwd = emptyFolder();
writeFileSync(join(cwd, 'hard.json'), JSON.stringify(hardScenario()));
/** A planner that hears nothing and never ends; it leaves a mark once it has begun. */
writeFileSync(
  join(cwd, 'deaf.mjs'),
  `import { writeFileSync } from 'node:fs';
   export const planner = {
     name: 'deaf',
     plan: () => new Promise(() => { writeFileSync('begun', ''); setInterval(() => {}, 1000); }),
   };`,
);

/** Runs the program, and does something to it meanwhile. */
function disturbed(args: readonly string[], disturb: (child: ChildProcess) => Promise<void>): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd, env: { ...process.env, NODE_ENV: 'production' } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    void disturb(child);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function interrupt(child: ChildProcess): Promise<void> {
  await pause(3000);
  child.kill('SIGINT');
}

describe.concurrent('Ctrl-C', () => {
  it('stops a search, and the best plan so far is printed with its bound', async () => {
    const run = await disturbed(['plan', 'hard.json', '--gap', '0'], interrupt);
    expect(run.stdout).toMatch(
      /^Cost +\d+\.\d\d USD\/hour, at most \d+\.\d % above the optimum \(at least \d+\.\d\d /m,
    );
    expect(run.stderr).toMatch(/Stopping; once more ends at once\.\n/);
    expect(run.stderr).toMatch(/\nStopped after \d\.\d+ s, before the search was over\. This is the best plan/);
    expect(run.code).toBe(130);
  });

  it('leaves JSON whole, and a plan in it that holds', async () => {
    const run = await disturbed(['plan', 'hard.json', '--json'], interrupt);
    const { status, guarantee, violations } = JSON.parse(run.stdout);
    expect({ status, kind: guarantee.kind, violations }).toEqual({
      status: 'planned',
      kind: 'bounded',
      violations: [],
    });
    expect(run.code).toBe(130);
    writeFileSync(join(cwd, 'plan.json'), run.stdout);
    expect(await fleetmix(['check', 'hard.json', 'plan.json'], { cwd })).toMatchObject({ code: 0 });
  });

  it('ends a comparison with the planners that were run', async () => {
    const run = await disturbed(['compare', 'hard.json', '--planners', 'greedy,exact,greedy-trimmed'], interrupt);
    expect(run.stdout).toMatch(/^ {2}exact +planned +\d/m);
    expect(run.stdout).not.toContain('greedy-trimmed');
    expect(run.stderr).toContain('Stopped while exact was planning: planner 2 of 3.');
    expect(run.code).toBe(130);
  });

  it('ends the process at once where a solver holds the thread, whatever the solver is there for', async () => {
    const { stock: _, ...loose } = hardScenario() as { stock: object };
    writeFileSync(join(cwd, 'loose.json'), JSON.stringify(loose));
    let endedBy: NodeJS.Signals | null = null;
    const run = await disturbed(['plan', 'loose.json', '--survive', 'offer'], async (child) => {
      child.on('exit', (_code, signal) => {
        endedBy = signal;
      });
      await interrupt(child);
      await pause(3000);
      child.kill('SIGKILL');
    });
    expect({ stdout: run.stdout, endedBy }).toEqual({ stdout: '', endedBy: 'SIGINT' });
  });

  it('ends the process when it comes twice', async () => {
    const run = await disturbed(['plan', 'hard.json', '--planner', './deaf.mjs'], async (child) => {
      while (!existsSync(join(cwd, 'begun'))) await pause(50);
      child.kill('SIGINT');
      await pause(500);
      child.kill('SIGINT');
    });
    expect(run).toMatchObject({ code: 130, stdout: '', stderr: expect.stringContaining('once more ends at once') });
  });
});

/** Makes a terminal for a command on Linux; other systems have none of that name, or another one. */
const script = '/usr/bin/script';

/** The program with a terminal for its stderr, and what it drew there. */
function onTerminal(args: string): Promise<string> {
  const drawn = join(emptyFolder(), 'drawn');
  const command = `stty cols 120 rows 30; "${process.execPath}" "${binary}" ${args} > plan.out`;
  const { CI: _, ...env } = { ...process.env, TERM: 'xterm', NODE_ENV: 'production' } as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    const child = spawn(script, ['-qec', command, drawn], { cwd, env, stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('close', () => resolve(readFileSync(drawn, 'utf8')));
  });
}

describe.skipIf(process.platform !== 'linux' || !existsSync(script))('a person who waits', () => {
  const line = /\d\.\d s {2}best \d+\.\d\d USD\/hour, at least \d+\.\d\d \(gap \d+\.\d %\)/;

  it('sees where the search stands', async () => {
    expect(await onTerminal('plan hard.json --time-limit 3s')).toMatch(line);
  });

  it('sees nothing of it with --json, and nothing of a search that is over at once', async () => {
    expect(await onTerminal('plan hard.json --time-limit 1s --json')).not.toMatch(/ s {2}(best|no plan)/);
    expect(await onTerminal('plan')).not.toMatch(/ s {2}(best|no plan)/);
  });
});
