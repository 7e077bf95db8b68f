import { describe, expect, test } from 'vitest';
import { parseGrid, readGrid } from './read-grid.ts';

const scenario = {
  workload: {
    classes: [
      { name: 'short', demand: 3 },
      { name: 'long', demand: 1 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 1] },
    { name: 'large', gpu: 'H100', usdPerHour: 4, capacity: [12, 8] },
  ],
  stock: { L4: 3 },
};
const grid = { fleetmix: 1, grid: 'mine', scenario, planners: ['exact'] };
const trace = { name: 'day', shares: [0.5, 0.5] };
const melange = {
  gpu_info: { A10G: { cost: 1.01, tputs: [[2, 1]] } },
  workload_distribution: [[0.5, 0.5]],
  total_request_rate: 4,
  slice_factor: 2,
};

describe('a grid', () => {
  test('may be as small as one scenario, and then has the three usual kinds of planner', async () => {
    const { planners: _, ...rest } = grid;
    const read = await readGrid(rest);
    expect(read).toMatchObject({ name: 'mine', axes: [], planners: ['exact', 'greedy', 'homogeneous'] });
    expect(read.scenario?.workload.classes.map(({ demand }) => demand)).toEqual([3, 1]);
  });

  test('lists scenarios as files, Mélange configs among them, and as documents, named or not', async () => {
    const files = new Map([
      ['data/chat.yaml', JSON.stringify({ fleetmix: 1, ...scenario })],
      ['melange.json', JSON.stringify(melange)],
    ]);
    const read = await readGrid(
      {
        fleetmix: 1,
        grid: 'mine',
        scenarios: [
          'data/chat.yaml',
          'melange.json',
          scenario,
          { ...scenario, name: 'inline' },
          { name: 'tight', scenario, stock: { L4: 1 } },
        ],
        scales: [0.5, 1],
      },
      'grid.yaml',
      async (path) => files.get(path) as string,
    );
    expect(read.axes[0]?.values.map(({ name }) => name)).toEqual(['chat', 'melange', 'scenario 3', 'inline', 'tight']);
    expect(read.axes[0]?.values[1]?.scenario?.options.slices).toBe(2);
    expect(read.axes[0]?.values[4]?.stock).toEqual(new Map([['L4', 1]]));
    expect(read.scale).toEqual({ name: 'scale', kind: 'factor', values: [0.5, 1], rounding: 'none' });
  });

  test('reads a file that is named twice once', async () => {
    let reads = 0;
    const values = [
      { name: 'a', scenario: 'x.json' },
      { name: 'b', scenario: 'x.json', stock: { L4: 1 } },
    ];
    await readGrid({ fleetmix: 1, grid: 'mine', axes: { s: values } }, 'grid', async () => {
      reads += 1;
      return JSON.stringify({ fleetmix: 1, ...scenario });
    });
    expect(reads).toBe(1);
  });

  test('need not state demands that its axes and its totals replace', async () => {
    const classes = [{ name: 'short' }, { name: 'long' }];
    const bare = { ...grid, scenario: { ...scenario, workload: { classes } }, axes: { trace: [trace] } };
    await expect(readGrid({ ...bare, scale: { totals: [10] } })).resolves.toBeDefined();
    await expect(readGrid(bare)).rejects.toThrow('scenario.workload.classes[0].demand: is missing');
  });

  test('is read from YAML text too', async () => {
    const text = `fleetmix: 1\ngrid: mine\nscenario: ${JSON.stringify(scenario)}\naxes:\n  trace:\n    - { name: day, shares: [0.5, 0.5] }\n`;
    await expect(parseGrid(text)).resolves.toMatchObject({ axes: [{ name: 'trace', values: [trace] }] });
  });

  test('hands on what was assumed while its scenarios were read', async () => {
    const { notices } = await readGrid({ ...grid, scenario: { ...scenario, stock: { L5: 2 } } });
    expect(notices).toEqual(['stock["L5"] is not the gpu of any offer, so it limits nothing. Did you mean "L4"?']);
  });
});

describe('a grid that cannot be used is refused with its place and the remedy', () => {
  const axis = (value: object) => ({ ...grid, axes: { a: [{ name: 'x' }, { name: 'y', ...value }] } });
  test.each<[string, unknown, string]>([
    ['a list', [], 'is not a grid'],
    ['a scenario', { fleetmix: 1, ...scenario }, 'is a scenario, not a grid'],
    ['a Mélange config', melange, 'is a scenario, not a grid'],
    ['no version', { grid: 'mine', scenario }, 'fleetmix: is missing'],
    ['another version', { ...grid, fleetmix: 2 }, 'fleetmix: must be 1, not 2'],
    ['no name', { fleetmix: 1, scenario }, 'grid: is missing'],
    ['a misspelt field', { ...grid, planer: ['exact'] }, 'planer: is not a field here. Did you mean "planners"?'],
    ['no scenario', { fleetmix: 1, grid: 'mine' }, 'scenario: is missing'],
    ['two kinds of scenario', { ...grid, scenarios: [scenario] }, 'scenarios: stands beside "scenario"'],
    [
      'a broken scenario',
      { ...grid, scenario: { ...scenario, offers: [{ ...scenario.offers[0], capacity: [1] }] } },
      'scenario.offers[0].capacity: has 1 numbers for 2 classes',
    ],
    [
      'a broken scenario in a list',
      { fleetmix: 1, grid: 'mine', scenarios: [scenario, { ...scenario, stock: { L4: -1 } }] },
      'scenarios[1].scenario.stock.L4: must be 0 or more, not -1',
    ],
    [
      'a broken entry of a list',
      { fleetmix: 1, grid: 'mine', scenarios: [{ name: 'x', scenario, stok: {} }] },
      'scenarios[0].stok: is not a field here. Did you mean "stock"?',
    ],
    [
      'a file without a way to read it',
      { ...grid, scenario: 'x.yaml' },
      'scenario: names a file, "x.yaml", and files cannot be read here',
    ],
    [
      'two axes of scenarios',
      { ...grid, axes: { a: [{ name: 'x', scenario }], b: [{ name: 'y', scenario }] } },
      '"a" and "b" both give scenarios',
    ],
    ['a misspelt change', axis({ share: [1, 0] }), 'axes.a[1].share: is not a field here. Did you mean "shares"?'],
    ['an axis without values', { ...grid, axes: { a: [] } }, 'axes.a: must not be empty'],
    ['an axis named by a number', { ...grid, axes: { 1: [trace] } }, 'axes.1: is called "1"; start with a letter'],
    [
      'an axis named as a field of cells',
      { ...grid, axes: { status: [trace] } },
      'axes.status: is called "status", which cells have',
    ],
    [
      'a scale named as an axis',
      { ...grid, axes: { a: [trace] }, scale: { name: 'a', factors: [1] } },
      'scale.name: is called "a", as another axis is',
    ],
    [
      'an axis whose name JavaScript cannot carry',
      JSON.parse(JSON.stringify(axis({})).replace('"a":', '"__proto__":')),
      'axes["__proto__"]: is not a usable name',
    ],
    [
      'a stock whose name JavaScript cannot carry',
      axis({ stock: JSON.parse('{"__proto__":1}') }),
      'axes.a[1].stock["__proto__"]: is not a usable name',
    ],
    ['two values of one name', axis({ name: 'x' }), 'axes.a: has "x" more than once'],
    ['a file name that leaves the folder', axis({ file: '../x' }), 'axes.a[1].file: is "../x"; use letters'],
    [
      'two values of one file',
      {
        ...grid,
        axes: {
          a: [
            { name: 'x', file: 'f' },
            { name: 'y', file: 'F' },
          ],
        },
      },
      'axes.a: has "f" more than once',
    ],
    ['too few shares', axis({ shares: [1] }), 'axes.a[1].shares: has 1 numbers for 2 classes of "scenario"'],
    ['shares in percent', axis({ shares: [40, 60] }), 'axes.a[1].shares: add up to 100, and must add up to 1'],
    ['too many demands', axis({ demand: [1, 1, 1] }), 'axes.a[1].demand: has 3 numbers for 2 classes'],
    ['no demand at all', axis({ demand: [0, 0] }), 'axes.a[1].demand: is 0 for every class'],
    ['a negative demand', axis({ demand: [0, -1] }), 'axes.a[1].demand[1]: must be 0 or more, not -1'],
    [
      'stock of an unknown GPU',
      axis({ stock: { H10: 2 } }),
      'axes.a[1].stock: names "H10", which is not the gpu of any offer. Did you mean "H100"?',
    ],
    ['price of an unknown GPU', axis({ gpuUsdPerHour: { L5: 2 } }), 'axes.a[1].gpuUsdPerHour: names "L5"'],
    [
      'price of an unknown offer',
      axis({ offerUsdPerHour: { smal: 2 } }),
      'axes.a[1].offerUsdPerHour: names "smal", which is not the name of any offer. Did you mean "small"?',
    ],
    [
      'an unknown option',
      axis({ options: { sharing: 'all' } }),
      'axes.a[1].options.sharing: must be "shared" or "per-class"',
    ],
    ['two kinds of scale', { ...grid, scales: [1], scale: { factors: [1] } }, 'scales: stands beside "scale"'],
    [
      'a scale of both kinds',
      { ...grid, scale: { totals: [1], factors: [1] } },
      'scale: must have either "totals" or "factors"',
    ],
    ['a scale of 0', { ...grid, scales: [1, 0] }, 'scales[1]: must be more than 0, not 0'],
    ['a scale twice', { ...grid, scale: { totals: [5, 5] } }, 'scale.totals: has "5" more than once'],
    [
      'rounding of factors',
      { ...grid, scale: { factors: [1], rounding: 'largest-remainder' } },
      'scale.rounding: goes with "totals" only',
    ],
    [
      'rounding of a broken total',
      { ...grid, scale: { totals: [1.5], rounding: 'largest-remainder' } },
      'scale.totals[0]: is 1.5; with rounding',
    ],
    ['a seed without whole totals', { ...grid, seed: 1, scales: [1] }, 'seed: draws whole requests'],
    ['a planner twice', { ...grid, planners: ['exact', 'exact'] }, 'planners: has "exact" more than once'],
    [
      'an image of no axis',
      { ...axis({}), charts: { image: 'b' } },
      'charts.image: is "b", which is no axis. Did you mean "a"?',
    ],
    [
      'an image and a panel of one axis',
      { ...axis({}), charts: { image: 'a', panel: 'a' } },
      'charts.panel: is the same axis',
    ],
    [
      'more combinations than anyone plans',
      {
        ...grid,
        axes: Object.fromEntries(
          ['a', 'b', 'c'].map((name) => [name, Array.from({ length: 60 }, (_, value) => ({ name: `${value}` }))]),
        ),
      },
      'axes: make 216000 combinations',
    ],
  ])('%s', async (_what, document, message) => {
    const error: unknown = await readGrid(document, 'grid.yaml').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'InputError', message: expect.stringContaining(message) });
    expect(String((error as Error).message).startsWith('grid.yaml:')).toBe(true);
  });

  test('an error inside a scenario file names that file', async () => {
    const read = readGrid({ ...grid, scenario: 'chat.json' }, 'grid.yaml', async () => '{"fleetmix": 1}');
    await expect(read).rejects.toThrow(/^chat\.json:\s+workload: is missing/);
  });

  test('a file that cannot be read is said where the grid names it', async () => {
    const read = readGrid({ ...grid, scenario: 'chat.json' }, 'grid.yaml', async () => {
      throw new Error('no such file');
    });
    await expect(read).rejects.toThrow(
      'grid.yaml: scenario: names a file, "chat.json", that cannot be read: no such file',
    );
  });
});
