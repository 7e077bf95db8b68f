import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { examples, fleetmix } from './run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'EXTENDING.md'), 'utf8');
/** Inside the package, so that the examples find the packages that they import, as they would beside an installed one. */
const cwd = mkdtempSync(join(root, 'node_modules', '.extending-'));
afterAll(() => rmSync(cwd, { recursive: true }));

for (const [, name, code] of page.matchAll(/```js\n\/\/ ([\w.]+)\n(.*?)```/gs))
  writeFileSync(join(cwd, name as string), code as string);
cpSync(join(examples, 'chat.yaml'), join(cwd, 'scenario.yaml'));

describe('EXTENDING.md', () => {
  it('fits on a screen, and its commands run as they stand', async () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(80);
    const commands = [...page.matchAll(/^ {4}fleetmix (.*)$/gm)].map((match) => (match[1] as string).split(' '));
    expect(commands).toHaveLength(3);
    for (const command of commands) expect(await fleetmix(command, { cwd })).toMatchObject({ code: 0 });
  });

  it('has a planner that compare judges beside the others', async () => {
    const { stdout } = await fleetmix(['compare', 'scenario.yaml', '--planners', 'exact,./mine.mjs', '--json'], {
      cwd,
    });
    const [exact, mine] = JSON.parse(stdout).results;
    expect(mine).toMatchObject({ planner: 'cheapest-offer', status: 'planned' });
    expect(mine.violations).toEqual([{ kind: 'stock', message: '14 GPUs of L4 are used, and 12 are in stock.' }]);
    expect(mine.usdPerHour).toBeGreaterThan(exact.usdPerHour);
  });

  it('has a solver that the exact planner takes', async () => {
    const { stdout, stderr } = await fleetmix(['plan', 'scenario.yaml', '--solver', './counting.mjs', '--json'], {
      cwd,
    });
    expect(stderr).toMatch(/^\d+ columns, \d+ rows$/m);
    expect(JSON.parse(stdout).usdPerHour).toBeCloseTo(20.87);
  });

  it('has a program that finds both in registries', async () => {
    const stdout = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, ['program.mjs'], { cwd }, (error, out) => (error ? reject(error) : resolve(out)));
    });
    expect(stdout).toMatch(/^exact 20\.87\ngreedy 21\.75\nmine \d+\.\d\d\n$/);
  });
});

describe('a file that is no extension', () => {
  it.each([
    ['a syntax error', 'export const planner = {', /cannot load the planner in "\.\/bad\.mjs"/],
    [
      'no such export',
      'export const other = 1;',
      /must export `planner`, an object \{ name: string, plan\(scenario, options\) \}/,
    ],
    ['an export without a method', `export const planner = { name: 'x' };`, /must export `planner`/],
  ])('is refused for %s', async (_, code, message) => {
    writeFileSync(join(cwd, 'bad.mjs'), code);
    const run = await fleetmix(['plan', 'scenario.yaml', '--planner', './bad.mjs'], { cwd });
    expect(run.stderr).toMatch(message);
    expect(run.code).toBe(2);
  });

  it('is a fault with a trace where its planner breaks', async () => {
    writeFileSync(
      join(cwd, 'broken.mjs'),
      `export const planner = { name: 'x', plan() { throw new TypeError('out of ideas'); } };`,
    );
    const run = await fleetmix(['plan', 'scenario.yaml', '--planner', './broken.mjs'], { cwd });
    expect(run.stderr).toMatch(
      /fleetmix: out of ideas\n.*a planner or solver of your own.*\n.*TypeError: out of ideas\n.*broken\.mjs/s,
    );
    expect(run.code).toBe(70);
  });

  it('is a fault with a trace into the sources where fleetmix breaks over its answer', async () => {
    writeFileSync(
      join(cwd, 'planless.mjs'),
      `export const planner = { name: 'x', plan: async () => ({ status: 'planned', guarantee: { kind: 'none' } }) };`,
    );
    const run = await fleetmix(['plan', 'scenario.yaml', '--planner', './planless.mjs'], { cwd });
    expect(run.stderr).toMatch(/ at evaluate .*packages\/core\/src\/judge\/evaluate\.ts:\d+:\d+/);
    expect(run.code).toBe(70);
  });

  it('may refuse a scenario with an error of its own copy of @fleetmix/core, which is no fault', async () => {
    writeFileSync(
      join(cwd, 'refuses.mjs'),
      `import { InputError } from '@fleetmix/core';
       const problems = [{ path: 'offers[0]', message: 'is not for me.' }];
       export const planner = { name: 'x', plan: async () => { throw new InputError(problems, 'scenario.yaml'); } };`,
    );
    const run = await fleetmix(['plan', 'scenario.yaml', '--planner', './refuses.mjs', '--json'], { cwd });
    expect(JSON.parse(run.stdout).error.problems).toEqual([{ path: 'offers[0]', message: 'is not for me.' }]);
    expect(run.code).toBe(2);
  });
});
