import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { binary, emptyFolder, examples, fleetmix } from './run-cli.ts';

const chat = join(examples, 'chat.yaml');

/** What a loaded file was made of, as the map beside it says; the file itself where none is. */
function sources(file: string): readonly string[] {
  if (!existsSync(`${file}.map`)) return [file];
  return (JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { readonly sources: readonly string[] }).sources;
}

/** What a shell prints for a command line. */
function shell(command: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('bash', ['-o', 'pipefail', '-c', command], (_, stdout) => resolve(stdout));
  });
}

/** What `plan --json` promises; written by hand, so that a change of the program cannot change it too. */
const planSchema = {
  type: 'object',
  required: [
    'status',
    'scenario',
    'planner',
    'solver',
    'usdPerHour',
    'replicas',
    'routes',
    'stock',
    'guarantee',
    'violations',
    'seconds',
  ],
  additionalProperties: false,
  properties: {
    status: { const: 'planned' },
    scenario: { type: 'string' },
    planner: { const: 'exact' },
    solver: { type: 'string' },
    usdPerHour: { type: 'number' },
    seconds: { type: 'number', exclusiveMinimum: 0 },
    counts: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } },
    notices: { type: 'array', items: { type: 'string' } },
    money: { type: 'object', required: ['usdPerMonth', 'usdPerYear', 'idleShare', 'classes', 'offers'] },
    violations: { type: 'array', maxItems: 0 },
    replicas: {
      type: 'array',
      items: {
        type: 'object',
        required: ['offer', 'gpu', 'count', 'usdPerHour', 'utilization'],
        additionalProperties: false,
        properties: {
          offer: { type: 'string' },
          gpu: { type: 'string' },
          count: { type: 'integer', minimum: 1 },
          usdPerHour: { type: 'number' },
          utilization: { type: 'number', minimum: 0, maximum: 1.000001 },
        },
      },
    },
    routes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['class', 'offer', 'share'],
        additionalProperties: false,
        properties: { class: { type: 'string' }, offer: { type: 'string' }, share: { type: 'number', minimum: 0 } },
      },
    },
    stock: {
      type: 'array',
      items: {
        type: 'object',
        required: ['gpu', 'used', 'available'],
        properties: { used: { type: 'integer' }, available: { type: ['integer', 'null'] } },
      },
    },
    guarantee: {
      type: 'object',
      required: ['kind', 'relativeGap', 'atLeastUsdPerHour'],
      additionalProperties: false,
      properties: {
        kind: { const: 'optimal' },
        relativeGap: { type: 'number' },
        atLeastUsdPerHour: { type: 'number' },
        certificate: {
          type: 'object',
          required: ['work', 'stock'],
          additionalProperties: false,
          properties: { work: priceList('offer'), stock: priceList('gpu') },
        },
      },
    },
  },
};

function priceList(name: string) {
  return {
    type: 'array',
    items: {
      type: 'object',
      required: [name, 'usdPerHour'],
      additionalProperties: false,
      properties: { [name]: { type: 'string' }, usdPerHour: { type: 'number', exclusiveMinimum: 0 } },
    },
  };
}

describe.concurrent('plan', () => {
  it('plans the bundled example where nothing is named, and says so beside the result', async () => {
    const run = await fleetmix(['plan']);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('this is the bundled example');
    expect(run.stdout).toMatch(/^chat on an 8B model: 6 request classes, 37\.9 requests\/s\n/);
    expect(run.stdout).toMatch(/^Cost {5}20\.87 USD\/hour, proved optimal$/m);
    expect(run.stdout).toMatch(/^ {2}Total +6 +7 +20\.87$/m);
  });

  it('prints JSON that keeps the promised shape, and nothing else', async () => {
    const run = await fleetmix(['plan', chat, '--json']);
    const validate = new Ajv2020().compile(planSchema);
    expect(validate(JSON.parse(run.stdout)) || validate.errors).toBe(true);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  it('reads stdin, JSON as well as YAML', async () => {
    const yaml = readFileSync(chat, 'utf8');
    const fromYaml = await fleetmix(['plan', '-', '--json'], { stdin: yaml });
    const fromJson = await fleetmix(['plan', '-', '--json'], { stdin: JSON.stringify(parse(yaml)) });
    expect(JSON.parse(fromYaml.stdout).usdPerHour).toBeCloseTo(20.87);
    expect({ ...JSON.parse(fromJson.stdout), seconds: 0 }).toEqual({ ...JSON.parse(fromYaml.stdout), seconds: 0 });
  });

  it("prints the same plan as YAML, CSV and in Mélange's own form", async () => {
    const [json, yaml, csv, routes, melange] = await Promise.all(
      ['json', 'yaml', 'csv', 'csv --routes', 'melange'].map((format) =>
        fleetmix(['plan', chat, '--format', ...format.split(' ')]),
      ),
    );
    const plan = JSON.parse(json?.stdout as string);
    expect({ ...parse(yaml?.stdout as string), seconds: 0 }).toEqual({ ...plan, seconds: 0 });
    expect(csv?.stdout.split('\n').slice(0, 2)).toEqual([
      'offer,gpu,count,usdPerHour,utilization',
      expect.stringMatching(/^L4,L4,4,3\.24,/),
    ]);
    expect(routes?.stdout).toMatch(/^class,offer,share\nshort question,L4,1\n/);
    expect(JSON.parse(melange?.stdout as string)).toEqual({
      L4: 4,
      A100: 1,
      H100: 0,
      '2xH100': 1,
      cost: expect.closeTo(20.87),
    });
  });

  it('writes a file whole, in the format of its ending, and makes its folder', async () => {
    const cwd = emptyFolder();
    const run = await fleetmix(['plan', chat, '--output', 'deep/er/plan.json'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: 'Wrote deep/er/plan.json\n' });
    expect(JSON.parse(readFileSync(join(cwd, 'deep/er/plan.json'), 'utf8')).usdPerHour).toBeCloseTo(20.87);
    expect(readdirSync(join(cwd, 'deep/er'))).toEqual(['plan.json']);
  });

  it('draws a plan as PNG and as SVG', async () => {
    const cwd = emptyFolder();
    const [png, svg] = await Promise.all(
      ['a.png', 'a.svg'].map((name) => fleetmix(['plan', chat, '--chart', name], { cwd })),
    );
    expect([png?.code, svg?.code]).toEqual([0, 0]);
    expect(readFileSync(join(cwd, 'a.png')).subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(readFileSync(join(cwd, 'a.svg'), 'utf8')).toMatch(/^<(\?xml|svg)/);
  });

  it('takes options from the command line over those of the file', async () => {
    const cost = async (...args: string[]) =>
      JSON.parse((await fleetmix(['plan', chat, '--json', ...args])).stdout).usdPerHour;
    const [plain, roomy, sliced, apart] = await Promise.all([
      cost(),
      cost('--headroom', '50%'),
      cost('--slices', '1'),
      cost('--sharing', 'per-class'),
    ]);
    expect(roomy).toBeGreaterThan(plain);
    expect(sliced).toBeGreaterThanOrEqual(plain);
    expect(apart).toBeLessThan(plain);
  });

  it('says on stderr who proved the plan and what that took, where --verbose asks, and counts it in JSON always', async () => {
    const told = await fleetmix(['plan', chat, '--verbose']);
    expect(told.stderr).toMatch(/^exact: proved optimal by the built-in engine, in [\d.]+ s\n/);
    expect(told.stderr).toMatch(/^ +\d+ {2}steps of the simplex method$/m);
    expect(told.stderr).toMatch(/^ +\d+ {2}kinds of offers/m);
    const json = await fleetmix(['plan', chat, '--json']);
    expect(JSON.parse(json.stdout).counts).toMatchObject({ pivots: expect.any(Number), nodes: expect.any(Number) });
    expect(await fleetmix(['check', chat, '-'], { stdin: json.stdout })).toMatchObject({ code: 0 });
    const heuristic = await fleetmix(['plan', chat, '--verbose', '--planner', 'greedy', '--json']);
    expect(heuristic.stderr).toMatch(/^greedy: planned without a proof, in [\d.]+ s\n$/);
    const solved = await fleetmix(['plan', chat, '--verbose', '--solver', 'highs', '--json']);
    expect(solved.stderr).toMatch(/^exact: proved optimal by highs, in [\d.]+ s\n$/);
  });

  it('names the solver that was used, another one on request', async () => {
    const run = await fleetmix(['plan', chat, '--solver', 'javascript-lp-solver', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ solver: 'javascript-lp-solver', usdPerHour: expect.closeTo(20.87) });
  });

  it('says what a stopped search promises, in words', async () => {
    const { stdout, code } = await fleetmix(['plan', chat, '--gap', '90%']);
    expect(stdout).toMatch(
      /USD\/hour, (proved optimal|at most [\d.]+ % above the optimum \(at least [\d.]+ USD\/hour\))/,
    );
    expect(code).toBe(0);
  });

  it('sums up the routes of many classes, and lists them on request', async () => {
    const classes = Array.from({ length: 40 }, (_, position) => ({ name: `class ${position}`, demand: 1 }));
    const offers = [{ name: 'a100', gpu: 'A100', usdPerHour: 3, capacity: classes.map(() => 10) }];
    const stdin = JSON.stringify({ fleetmix: 1, workload: { classes }, offers });
    const summed = await fleetmix(['plan', '-'], { stdin });
    const listed = await fleetmix(['plan', '-', '--routes'], { stdin });
    expect(summed.stdout).toMatch(/a100 +40 +0\n +40 classes; see each with --routes\./);
    expect(listed.stdout).toMatch(/class 39 +1 +a100/);
  });
});

describe.concurrent('a scenario that cannot be planned', () => {
  it('is answered with the stock that would be enough, and exit code 3', async () => {
    const run = await fleetmix(['plan', join(examples, 'impossible.yaml')]);
    expect(run.stdout).toContain('No plan exists (proved)');
    expect(run.stdout).toContain('A100-80GB has 2 GPUs, and 3 would be enough');
    expect(run.stdout).toContain('Raise the stock of "A100-80GB" from 2 to 3 GPUs.');
    expect(run.code).toBe(3);
  });

  it('is answered with the same code and the blockers under --json', async () => {
    const run = await fleetmix(['plan', join(examples, 'impossible.yaml'), '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({
      status: 'impossible',
      blockers: [{ kind: 'stock', gpu: 'A100-80GB', have: 2, enough: 3 }],
    });
    expect(run.code).toBe(3);
  });

  it('names a class that nothing can serve', async () => {
    const stdin = JSON.stringify({
      fleetmix: 1,
      workload: { classes: [{ name: 'book', demand: 1 }] },
      offers: [{ name: 'l4', gpu: 'L4', usdPerHour: 1, capacity: [0] }],
    });
    const run = await fleetmix(['plan', '-'], { stdin });
    expect(run.stdout).toMatch(/"book"/);
    expect(run.stdout).toContain('Add an offer with a capacity above 0 for "book", or remove the class.');
    expect(run.code).toBe(3);
  });

  it('says that a stock of 0 is too short', async () => {
    const scenario = parse(readFileSync(join(examples, 'impossible.yaml'), 'utf8'));
    const run = await fleetmix(['plan', '-'], { stdin: JSON.stringify({ ...scenario, stock: { 'A100-80GB': 0 } }) });
    expect(run.stdout).toContain('from 0 to 3 GPUs');
    expect(run.code).toBe(3);
  });

  it('prints nothing but the reason where the format has no words for it', async () => {
    const run = await fleetmix(['plan', join(examples, 'impossible.yaml'), '--format', 'melange']);
    expect(run).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('3 would be enough') });
  });

  it('is given up on by a planner that proves nothing, with exit code 4', async () => {
    const run = await fleetmix(['plan', join(examples, 'impossible.yaml'), '--planner', 'greedy', '--json']);
    expect(JSON.parse(run.stdout).status).toBe('gave-up');
    expect(run.code).toBe(4);
  });
});

describe.concurrent('names from a hostile file', () => {
  const names = ['say "hi"', '🚀 東京', '__proto__', 'constructor', "'; rm -rf /", '$(x)', '=1+1', '\u202Egnp'];
  const stdin = JSON.stringify({
    fleetmix: 1,
    workload: { classes: names.map((name) => ({ name, demand: 1 })) },
    offers: names.map((name) => ({
      name,
      gpu: 'L4',
      usdPerHour: 1,
      capacity: names.map((other) => (other === name ? 1 : 0)),
    })),
  });

  it('are planned like any others', async () => {
    const run = await fleetmix(['plan', '-', '--json'], { stdin });
    const { replicas, routes } = JSON.parse(run.stdout);
    expect(replicas.map(({ offer }: { offer: string }) => offer)).toEqual(names);
    expect(routes.map((route: { class: string; offer: string }) => [route.class, route.offer])).toEqual(
      names.map((name) => [name, name]),
    );
  });

  it('cannot turn the text of a table around', async () => {
    const run = await fleetmix(['plan', '-'], { stdin });
    expect(run.stdout).toContain('\\u202egnp');
    expect(run.stdout).not.toContain('\u202E');
    expect(run.code).toBe(0);
  });
});

describe.concurrent('output', () => {
  it('has no colour and no moving line in a pipe', async () => {
    const run = await fleetmix(['plan'], { env: { FORCE_COLOR: '', NO_COLOR: '' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must not be there.
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/\u001b/);
  });

  it('may be cut off by the program that reads it', async () => {
    const [cut, full] = await Promise.all([
      shell(`"${process.execPath}" "${binary}" plan --json 2>&1 | true; echo $?`),
      shell(`"${process.execPath}" "${binary}" plan --routes | head -n 1`),
    ]);
    expect(cut).toBe('0\n');
    expect(full).toMatch(/^chat on an 8B model: .*\n$/);
  });

  it.skipIf(!existsSync('/dev/full'))('is told of where it cannot be written', async () => {
    expect(await shell(`"${process.execPath}" "${binary}" plan 2>&1 > /dev/full; echo $?`)).toMatch(
      /fleetmix: cannot write to stdout: no space is left on the device\.\n2\n$/,
    );
  });

  it('does not load charts, experiments, tables or YAML for a JSON plan', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'chat.json'), JSON.stringify(parse(readFileSync(chat, 'utf8'))));
    const run = await fleetmix(['plan', 'chat.json', '--json'], { cwd, env: { NODE_DEBUG: 'esm' } });
    const files = [...run.stderr.matchAll(/Storing (file:\S+)/g)].map((match) => fileURLToPath(match[1] as string));
    const loaded = [...new Set(files.flatMap(sources))];
    const matching = (pattern: RegExp) => loaded.filter((path) => pattern.test(path));
    expect(matching(/packages\/solvers\/src\/adapters\/highs/)).not.toEqual([]);
    expect(
      matching(
        /packages\/(charts|experiments|heuristics|catalog)\/|\/(yaml|highs|ora|javascript-lp-solver|zod\/v4\/locales)\/|cli-table3|napi-rs|@oclif\/plugin-/,
      ),
    ).toEqual([]);
  });
});
