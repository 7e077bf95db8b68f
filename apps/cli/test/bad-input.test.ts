import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, fleetmix } from './run-cli.ts';

/** A scenario that can be planned, to be spoilt in one place. */
const good = {
  fleetmix: 1,
  workload: { classes: [{ name: 'chat', demand: 3 }] },
  offers: [{ name: 'a100', gpu: 'A100', usdPerHour: 3.67, capacity: [2] }],
};
const [offer] = good.offers;
const withOffer = (change: object) => JSON.stringify({ ...good, offers: [{ ...offer, ...change }] });
const withClass = (change: object) =>
  JSON.stringify({ ...good, workload: { classes: [{ name: 'chat', demand: 3, ...change }] } });
const melange = {
  gpu_info: { L4: { cost: 0.8, tputs: [[4, 1]] } },
  workload_distribution: [[0.6, 0.4]],
  total_request_rate: 3,
  slice_factor: 1,
};

/** What is wrong, the text of the file, what the message must name, and what it must advise. */
const refused: readonly (readonly [what: string, text: string, place: RegExp, remedy: RegExp])[] = [
  ['an empty file', '', /is empty/, /Give a scenario/],
  ['neither JSON nor YAML', '{"fleetmix": 1,, }', /line 1, column 16/, /not JSON/],
  ['YAML that breaks off', 'fleetmix: 1\nworkload: [1, 2', /line 2/, /not YAML/],
  ['a list', '[1, 2]', /not a scenario/, /starts with "fleetmix: 1"/],
  ['a plain text', 'hello there', /not a scenario/, /starts with "fleetmix: 1"/],
  ['a newer version', JSON.stringify({ ...good, fleetmix: 2 }), /fleetmix: is version 2/, /use a newer fleetmix/],
  ['no version', JSON.stringify({ ...good, fleetmix: undefined }), /fleetmix: is missing/, /starts with "fleetmix: 1"/],
  ['a missing field', withOffer({ usdPerHour: undefined }), /offers\[0\]\.usdPerHour/, /is missing: add it/],
  ['an extra field', withOffer({ colour: 'red' }), /offers\[0\]\.colour/, /Known fields: name, gpu/],
  ['a misspelt field', withOffer({ usdPerHuor: 3 }), /offers\[0\]\.usdPerHuor/, /Did you mean "usdPerHour"/],
  ['a misspelt top field', JSON.stringify({ ...good, stok: {} }), /stok/, /Did you mean "stock"/],
  ['a negative demand', withClass({ demand: -1 }), /workload\.classes\[0\]\.demand/, /must be 0 or more, not -1/],
  ['a negative price', withOffer({ usdPerHour: -1 }), /offers\[0\]\.usdPerHour/, /must be 0 or more/],
  [
    'NaN in YAML',
    'fleetmix: 1\nworkload: {classes: [{name: a, demand: .nan}]}\noffers: []',
    /demand/,
    /finite number, not NaN/,
  ],
  ['NaN in JSON', '{"fleetmix": NaN}', /Unexpected token 'N'/, /not JSON/],
  [
    'infinity',
    withClass({ demand: 3 }).replace('"demand":3', '"demand":1e999'),
    /classes\[0\]\.demand/,
    /finite number/,
  ],
  ['a number in quotes', withClass({ demand: '3' }), /classes\[0\]\.demand/, /remove the quotes/],
  ['half a GPU', withOffer({ gpusPerReplica: 0.5 }), /offers\[0\]\.gpusPerReplica/, /whole number/],
  [
    'too few capacities',
    withOffer({ capacity: [] }),
    /offers\[0\]\.capacity/,
    /0 numbers for 1 classes. Give one a class/,
  ],
  ['too many capacities', withOffer({ capacity: [1, 2] }), /offers\[0\]\.capacity/, /Give one a class/],
  [
    'a ragged distribution',
    JSON.stringify({ ...melange, workload_distribution: [[0.6, 0.4], [1]] }),
    /workload_distribution\[1\]/,
    /equally long/,
  ],
  [
    'ragged throughputs',
    JSON.stringify({ ...melange, gpu_info: { L4: { cost: 1, tputs: [[4]] } } }),
    /gpu_info\.L4\.tputs\[0\]/,
    /equally long/,
  ],
  [
    'two offers of one name',
    JSON.stringify({ ...good, offers: [offer, offer] }),
    /offers: the name "a100"/,
    /rename or merge/,
  ],
  [
    'two classes of one name',
    JSON.stringify({ ...good, workload: { classes: [...good.workload.classes, ...good.workload.classes] } }),
    /workload\.classes: the name "chat"/,
    /rename or merge/,
  ],
  [
    'no classes',
    JSON.stringify({ ...good, workload: { classes: [] } }),
    /workload\.classes/,
    /must not be (shorter than 1|empty)/,
  ],
  ['no offers', JSON.stringify({ ...good, offers: [] }), /offers/, /must not be (shorter than 1|empty)/],
  ['no demand', withClass({ demand: 0 }), /workload: every demand is 0/, /above 0/],
  ['a fraction of a GPU in stock', JSON.stringify({ ...good, stock: { A100: 1.5 } }), /stock\.A100/, /whole number/],
  ['a name with a line break', withOffer({ name: 'a\nb' }), /offers\[0\]\.name/, /line breaks/],
  [
    'a GPU called __proto__',
    JSON.stringify(good).replace(/}$/, ',"stock":{"__proto__":1}}'),
    /stock\["__proto__"\]/,
    /rename it/,
  ],
  ['deeply nested JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /bad\.yaml/, /./],
  ['deeply nested YAML', `a: ${'['.repeat(50_000)}`, /bad\.yaml/, /not YAML|nested too deeply/],
  ['an alias bomb', aliasBomb(), /bad\.yaml/, /alias/i],
  ['two documents', 'a: 1\n---\nb: 2\n', /bad\.yaml/, /./],
  ['zero bytes', 'fleetmix: 1\0', /zero bytes/, /saved as UTF-8/],
];

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0 ? 'x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1]' : `x${level}: &x${level} [${Array(9).fill(`*x${level - 1}`)}]`,
  );
  return levels.join('\n');
}

describe.concurrent('a scenario file that cannot be used', () => {
  it.each(refused)('%s is refused with place and remedy, and nothing is written', async (_, text, place, remedy) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bad.yaml'), text);
    const run = await fleetmix(['plan', 'bad.yaml', '--output', 'out/plan.json'], { cwd });
    expect(run.stderr).toMatch(place);
    expect(run.stderr).toMatch(remedy);
    expect(run.stderr).not.toMatch(/\n {4}at |internal|fault/);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2);
    expect(readdirSync(cwd)).toEqual(['bad.yaml']);
  });
});

describe.concurrent('a file that cannot be read', () => {
  it('is named, with the near name beside it', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'chat.yaml'), JSON.stringify(good));
    const missing = await fleetmix(['plan', 'chat.yml'], { cwd });
    expect(missing.stderr).toContain('cannot read "chat.yml": no such file or folder. Did you mean "chat.yaml"?');
    expect(missing.code).toBe(2);
  });

  it('is refused where it is a folder', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'folder'));
    const run = await fleetmix(['check', 'folder', 'plan.json'], { cwd });
    expect(run.stderr).toContain('"folder" is a folder. Name a file in it.');
    expect(run.code).toBe(2);
  });

  it('is refused by its size before it is read, at 200 MB', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'large.json'), '');
    truncateSync(join(cwd, 'large.json'), 200_000_000);
    const start = performance.now();
    const run = await fleetmix(['plan', 'large.json'], { cwd });
    expect(run.stderr).toMatch(/"large\.json" is too large: 200 MB, and at most 100 MB/);
    expect(run.code).toBe(2);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('is refused where it is no UTF-8', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'latin.yaml'), Buffer.from('name: caf\xe9', 'latin1'));
    const run = await fleetmix(['plan', 'latin.yaml'], { cwd });
    expect(run.stderr).toContain('"latin.yaml" is no UTF-8 text');
    expect(run.code).toBe(2);
  });

  it('is refused by its length while it flows from an endless pipe', async () => {
    const run = await fleetmix(['plan', '/dev/zero']);
    expect(run.stderr).toContain('more than 100 MB');
    expect(run.code).toBe(2);
  });
});

describe.concurrent('an output that cannot be written', () => {
  const cases = [
    ['plan', ['plan', '--output', 'file/plan.json']],
    ['chart', ['plan', '--chart', 'file/plan.png']],
    ['comparison', ['compare', '--output', 'file/compare.json']],
    ['experiment', ['experiment', '--output', 'file/results']],
  ] as const;
  it.each(cases)('is told before the work: %s', async (_, args) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'file'), 'not a folder');
    const run = await fleetmix(args, { cwd });
    expect(run.stderr).toMatch(/cannot write "file\/.*\/file" is a file, not a folder/);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2);
    expect(readdirSync(cwd)).toEqual(['file']);
  });

  it('is refused where two formats are asked for', async () => {
    const run = await fleetmix(['plan', '--json', '--format', 'csv']);
    expect(JSON.parse(run.stdout).error.message).toContain('--json and --format csv exclude each other');
    expect(run.code).toBe(2);
  });

  it('is refused where it would overwrite the scenario', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'chat.yaml'), JSON.stringify(good));
    const run = await fleetmix(['plan', 'chat.yaml', '--output', './chat.yaml'], { cwd });
    expect(run.stderr).toContain('would overwrite another file');
    expect(run.code).toBe(2);
  });
});

describe.concurrent('a command line that makes no sense', () => {
  const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['plam'], /no command is called "plam"\. Did you mean "plan"\?/],
    [['plan', '--chrat', 'x.png'], /there is no flag --chrat here\. Did you mean "--chart"\?/],
    [['plan', 'a.yaml', 'b.yaml'], /Unexpected argument: b\.yaml/],
    [['check', 'a.yaml'], /Missing 1 required arg/],
    [['plan', '--format', 'xml'], /--format=xml/],
    [['plan', '--time-limit', 'soon'], /--time-limit is "soon"; it must be a time above 0/],
    [['plan', '--gap', '2'], /--gap is "2"/],
    [['plan', '--headroom=-1'], /--headroom is "-1"/],
    [['plan', '--slices', '0'], /--slices is "0"; it must be none, or a whole number from 1 to 1000/],
    [['plan', '--chart', 'plan.jpg'], /must end in \.png or \.svg/],
    [['plan', '--planner', 'exat'], /no planner is called "exat"\. Did you mean "exact"\?/],
    [['plan', '--solver', 'hihgs'], /no solver is called "hihgs"\. Did you mean "highs"\?/],
    [['plan', '--planner', './nosuch.mjs'], /cannot load the planner in "\.\/nosuch\.mjs"/],
    [['compare', '--planners', 'exact,,greedy'], /--planners is "exact,,greedy"/],
    [['compare', '--planners', 'homogeneous:B200'], /B200/],
    [['experiment', 'availabilty'], /Did you mean "availability"\?/],
    [['experiment', '--seed', '-1'], /seed/],
  ];
  it.each(cases)('%j is refused', async (args, message) => {
    const run = await fleetmix(args);
    expect(run.stderr).toMatch(message);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2);
  });

  it.each(cases)('%j is answered with JSON and the same code under --json', async (args, message) => {
    const run = await fleetmix([...args, '--json']);
    expect(JSON.parse(run.stdout).error.message).toMatch(message);
    expect(run.code).toBe(2);
  });
});
