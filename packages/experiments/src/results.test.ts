import type { Planner, PlannerRegistry } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { asPublishedNote } from './as-published.ts';
import type { Cell } from './cell.ts';
import { override } from './override.ts';
import { fileNames } from './picture-file.ts';
import { pictures } from './pictures.ts';
import { readGrid } from './read-grid.ts';
import { resultsOf } from './results.ts';
import { resultsCsv } from './results-csv.ts';
import { resultsJson } from './results-json.ts';
import { cellsOf, runGrid } from './run-grid.ts';

const scenario = {
  workload: { classes: [{ name: 'all', demand: 4 }] },
  offers: [{ name: '=cmd', gpu: 'L4', usdPerHour: 1, capacity: [2] }],
};
const document = {
  fleetmix: 1,
  grid: 'mine',
  scenario,
  axes: { day: [{ name: 'Mon, "wet"' }, { name: '-Tue', title: 'Tuesday' }], stock: [{ name: 'any' }] },
  scales: [1, 2],
  planners: ['rents'],
};
const rents: Planner = {
  name: 'rents',
  plan: async ({ workload }) => ({
    status: 'planned',
    guarantee: { kind: 'bounded', relativeGap: 0.5, atLeastUsdPerHour: 1 },
    plan: {
      replicas: [{ offer: '=cmd', count: Math.ceil((workload.classes[0]?.demand as number) / 2) }],
      routes: [{ class: 'all', offer: '=cmd', share: 1 }],
    },
  }),
};
const planners: PlannerRegistry = new Map([['rents', () => [rents]]]);

describe('results as JSON', () => {
  test('have the experiment, its options, its cells, and a fingerprint, and read back the same', async () => {
    const results = await runGrid(await readGrid(document), { planners });
    const text = resultsJson(results);
    expect(Object.keys(JSON.parse(text))).toEqual(['experiment', 'options', 'cells', 'fingerprint']);
    expect(JSON.parse(text)).toEqual(results);
    expect(text.split('\n').filter((line) => line.startsWith('    {'))).toHaveLength(4);
  });

  test('say how the cells came about', async () => {
    const grid = override(await readGrid(document), { asPublished: true, timeLimitMs: 500, record: { solver: 'x' } });
    expect(resultsOf(grid, []).options).toEqual({
      sharing: 'per-class',
      workload: 'exact',
      seed: null,
      planners: ['rents'],
      asPublished: true,
      note: asPublishedNote,
      timeLimitMs: 500,
      solver: 'x',
    });
  });
});

describe('results as CSV', () => {
  test('quote what must be quoted, disarm formulas, and end lines as RFC 4180 says', async () => {
    const grid = await readGrid(document);
    const lines = resultsCsv(await runGrid(grid, { planners }), grid).split('\r\n');
    expect(lines[0]).toBe(
      'day,stock,scale,planner,status,usdPerHour,atLeastUsdPerHour,seconds,reason,exhausted,violations,replicas',
    );
    expect(lines[1]).toMatch(/^"Mon, ""wet""",any,1,rents,planned,2,1,[\de.-]+,,,,2 x =cmd$/);
    expect(lines[3]).toMatch(/^'-Tue,any,1,rents,/);
    expect(lines.at(-1)).toBe('');
    expect(lines).toHaveLength(6);
  });

  test('leave the sign of a number alone', async () => {
    const grid = await readGrid(document);
    const cell: Cell = { planner: '@x', status: 'failed', usdPerHour: -1, seconds: 0, reason: 'two\nlines' };
    expect(resultsCsv(resultsOf(grid, [cell]), grid).split('\r\n')[1]).toBe(`,,,'@x,failed,-1,,0,"two\nlines",,,`);
  });
});

describe('pictures', () => {
  test('show one image a value of the first axis, one panel a value of the next, and the scales side by side', async () => {
    const grid = await readGrid(document);
    const [monday, tuesday] = pictures(await runGrid(grid, { planners }), grid);
    expect(monday).toEqual({
      file: 'mon_wet',
      title: 'Mon, "wet"',
      groupsLabel: 'scale',
      panels: [
        {
          title: 'any',
          groups: ['1', '2'],
          series: [{ name: 'rents', values: [2, 4], notes: [undefined, undefined] }],
        },
      ],
    });
    expect(tuesday).toMatchObject({ file: 'tue', title: 'Tuesday' });
  });

  test('follow the axes that the grid names', async () => {
    const grid = await readGrid({ ...document, charts: { image: 'stock', panel: 'day' } });
    const drawn = pictures(await runGrid(grid, { planners }), grid);
    expect(drawn.map(({ file, panels }) => [file, panels.map(({ title }) => title)])).toEqual([
      ['any', ['Mon, "wet"', 'Tuesday']],
    ]);
  });

  test('stand in one image where there are fewer than two axes, and further axes join the scale', async () => {
    const single = await readGrid({ ...document, axes: { day: document.axes.day } });
    expect(pictures(resultsOf(single, []), single)).toMatchObject([{ file: 'mine', panels: [{}, {}] }]);
    const none = await readGrid({ ...document, axes: {}, description: 'All of it' });
    expect(pictures(resultsOf(none, []), none)).toMatchObject([
      { title: 'All of it', panels: [{ title: '', groups: ['1', '2'] }] },
    ]);
    const three = await readGrid({ ...document, axes: { ...document.axes, third: [{ name: 'p' }, { name: 'q' }] } });
    expect(pictures(resultsOf(three, []), three)[0]).toMatchObject({
      groupsLabel: 'third, scale',
      panels: [{ groups: ['p, 1', 'p, 2', 'q, 1', 'q, 2'] }],
    });
  });

  test('say why a bar is missing', async () => {
    const grid = await readGrid({ ...document, axes: {}, scales: [1, 2, 3, 4, 5] });
    const answers: readonly Partial<Cell>[] = [
      { status: 'impossible' },
      { status: 'gave-up', exhausted: true },
      { status: 'gave-up' },
      { status: 'failed' },
    ];
    const cells = cellsOf(grid, planners)
      .slice(0, 4)
      .map((place, position) => ({ ...place, usdPerHour: null, seconds: 0, ...answers[position] }) as Cell);
    expect(pictures(resultsOf(grid, cells), grid)[0]?.panels[0]?.series[0]?.notes).toEqual([
      'infeasible',
      'infeasible',
      'no plan',
      'failed',
      'not run',
    ]);
  });

  test('carry the note of a run as published', async () => {
    const grid = override(await readGrid(document), { asPublished: true });
    expect(pictures(resultsOf(grid, []), grid)[0]?.note).toBe(asPublishedNote);
  });

  test('get file names that no two share, on any file system', () => {
    expect(fileNames([{ name: 'Été' }, { name: 'ete' }, { name: '🚀' }, { name: 'x', file: 'ete_2' }])).toEqual([
      'ete',
      'ete_3',
      'chart',
      'ete_2',
    ]);
  });
});
