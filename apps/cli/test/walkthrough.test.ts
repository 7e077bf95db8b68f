import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { binary, emptyFolder, examples, type Run } from './run-cli.ts';

/** The page "From your request log to a plan" is run as a new user would run it, a line after the other. */
const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
const page = /## From your request log to a plan\n.*?```sh\n(.*?)```/s.exec(readme)?.[1] ?? '';
const lines = page.split('\n').filter((line) => line.startsWith('fleetmix '));

const cwd = emptyFolder();
const bin = join(cwd, '.bin');
mkdirSync(bin);
writeFileSync(join(bin, 'fleetmix'), `#!/bin/sh\nexec "${process.execPath}" "${binary}" "$@"\n`);
chmodSync(join(bin, 'fleetmix'), 0o755);
for (const file of ['requests.csv', 'day.csv', 'reserved.csv', 'periods.yaml', 'futures.yaml']) {
  copyFileSync(join(examples, file), join(cwd, file));
}

function shell(command: string): Promise<Run> {
  const env = { ...process.env, NODE_ENV: 'production', PATH: `${bin}${delimiter}${process.env['PATH']}` };
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('the README from a request log to a plan', () => {
  it('has commands', () => {
    expect(lines.length).toBeGreaterThan(8);
  });

  it.each(lines)('%s', async (command) => {
    const { code, stderr } = await shell(command);
    expect(stderr).not.toMatch(/^fleetmix:/m);
    // A plan that is simulated may be shown not to hold.
    expect(command.startsWith('fleetmix simulate ') ? [0, 1] : [0]).toContain(code);
  });
});

/** The program's own README, as far as it shows commands and what they print. */
const own = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
const section = /\n## By the time of day.*?(?=\nPlanners and solvers of your own)/s.exec(own)?.[0] ?? '';
const commands = [...section.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));

describe('the README on periods and futures', () => {
  it('shows what its first command prints', async () => {
    const shown = /```text\n(.*?)\n```/s.exec(section)?.[1];
    const { stdout } = await shell(commands[0] ?? '');
    expect(shown).toContain('Buy once');
    expect(stdout.startsWith(`${shown}\nPlanner`)).toBe(true);
  });

  it.each(commands)('%s', async (command) => {
    expect((await shell(command)).code).toBe(0);
  });
});
