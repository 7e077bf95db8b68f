import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const [chat, code] = [join(examples, 'chat.yaml'), join(examples, 'code.yaml')];

async function joined(...args: readonly string[]): Promise<string> {
  const path = join(emptyFolder(), 'both.yaml');
  const { code: exit, stderr } = await fleetmix(['join', ...args, '-o', path]);
  expect(exit, stderr).toBe(0);
  return path;
}

async function plan(...args: readonly string[]) {
  return JSON.parse((await fleetmix(['plan', ...args, '--json'])).stdout);
}

describe.concurrent('join', () => {
  it('puts two models on one stock, and plan says what each costs and gets', async () => {
    const both = await joined(chat, code);
    const [together, one, other] = await Promise.all([plan(both), plan(chat), plan(code)]);
    // Alone they would take three A100 of two; so one of them pays for the other's.
    expect(one.usdPerHour + other.usdPerHour).toBeCloseTo(70.09, 9);
    expect(together).toMatchObject({ usdPerHour: 70.47, solver: 'builtin', guarantee: { kind: 'optimal' } });
    expect(together.models).toEqual([
      { model: 'chat', replicas: 10, gpus: 11, usdPerHour: 21.25, served: expect.closeTo(37.9), asked: 37.9 },
      { model: 'code', replicas: 4, gpus: 8, usdPerHour: 49.22, served: expect.closeTo(9.5), asked: 9.5 },
    ]);
    const { stdout } = await fleetmix(['plan', both]);
    expect(stdout).toMatch(/^ {2}chat +10 +11 +21\.25 +100\.0 %$/m);
    expect((await plan(both, '--solver', 'highs')).usdPerHour).toBe(70.47);
  });

  it('says who is left out where stock is too small, by the priority of the models', async () => {
    const both = await joined(chat, `code=${code}`, '--stock', 'h100=5', '--priority', 'code=2');
    const first = await plan(both, '--goal', 'most-served');
    expect(first.objective.priorities).toMatchObject([
      { priority: 1, served: expect.closeTo(37.9, 4), asked: 37.9 },
      { priority: 2, asked: 9.5 },
    ]);
    expect(first.models[1].served).toBeLessThan(9);
    expect(first.objective.unserved.every(({ model }: { model: string }) => model === 'code')).toBe(true);
    const { stdout } = await fleetmix(['plan', both, '--goal', 'most-served']);
    expect(stdout).toMatch(/left out: [\d.]+ % of \S+ \([\d.]+, model code, priority 2\)/);
  });

  it('reads files of flags and of Mélange, which are scenarios too', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'requests.csv'), readFileSync(join(examples, 'requests.csv')));
    const settings = 'trace: requests.csv\nmodel: llama-3.1-8b\ngpu: [h100, l4]\nttft: 1s\n';
    writeFileSync(join(cwd, 'small.yaml'), settings);
    writeFileSync(join(cwd, 'large.yaml'), settings.replace('8b', '70b'));
    const {
      code: exit,
      stdout,
      stderr,
    } = await fleetmix(['join', 'small.yaml', 'large.yaml', '--format', 'json'], { cwd });
    expect(exit, stderr).toBe(0);
    const { workload, offers } = JSON.parse(stdout);
    expect(new Set(workload.classes.map(({ model }: { model: string }) => model))).toEqual(new Set(['small', 'large']));
    expect(workload.classes[0].slo).toMatchObject({ ttftMs: 1000 });
    expect(offers.length).toBeGreaterThan(2);
    const melange = join(examples, 'melange.json');
    const other = await fleetmix(['join', `a=${melange}`, `b=${melange}`, '--format', 'json']);
    expect(JSON.parse(other.stdout).workload.classes.length).toBeGreaterThan(1);
  });

  it('is done by itself for a log with requests of several models', async () => {
    const log = join(emptyFolder(), 'two.csv');
    const rows = Array.from({ length: 40 }, (_, at) => `${at},a,${300 + at},80\n${at},b,${900 + at},200\n`);
    writeFileSync(log, `time,model,input_tokens,output_tokens\n${rows.join('')}41,c,10,10\n`);
    const models = ['--models', 'a=llama-3.1-8b', '--models', 'b=llama-3.1-70b'];
    const gpus = ['--gpu', 'h100-sxm,l40s', '--stock', 'l40s=4', '--stock', 'h100-sxm=4'];
    const served = ['--scale', '20x', '--ttft', '1s', '--priority', 'b=2', '--goal', 'most-served'];
    const document = await plan('--trace', log, ...models, ...gpus, ...served);
    expect(document.models).toMatchObject([
      { model: 'a', served: expect.closeTo(document.models[0].asked, 4) },
      { model: 'b', gpus: 4 },
    ]);
    expect(document.models[1].served).toBeLessThan(document.models[1].asked);
    expect(document.notices[0]).toBe('left out: 1 request of models that --models does not name (c).');
    const both = await fleetmix(['plan', '--trace', log, ...models, '--model', 'llama-3.1-8b']);
    expect(both.stderr).toContain('--models and --model exclude each other');
  });

  it('is simulated with requests drawn by its classes; a log does not say which model they ask for', async () => {
    const both = await joined(chat, code);
    const drawn = await fleetmix(['simulate', both, '--duration', '10s']);
    expect(drawn.code, drawn.stderr).toBe(0);
    const { code: exit, stderr } = await fleetmix(['simulate', both, '--replay', join(examples, 'requests.csv')]);
    expect(stderr).toContain('the classes are of several models (chat, code)');
    expect(exit).toBe(2);
  });

  it.each([
    [[chat], 'name two scenarios or more'],
    [[chat, chat], 'two scenarios are called "chat"'],
    [[chat, code, '--priority', 'code'], 'a model and a whole number from 1'],
    [[chat, code, '--priority', 'cood=1'], 'no scenario is called "cood"'],
    [[chat, code, '--stock', 'tpu=1'], 'is the GPU of no offer'],
    [[chat, 'nowhere.yaml'], 'cannot read "nowhere.yaml"'],
  ])('%j is refused with a remedy', async (args, message) => {
    const { stdout, stderr, code: exit } = await fleetmix(['join', ...args]);
    expect(stderr).toContain(message);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  });
});
