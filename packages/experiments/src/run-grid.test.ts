import { capacityOf, gpuTypes, type Planner, type PlannerRegistry, type Scenario } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { override } from './override.ts';
import { readGrid } from './read-grid.ts';
import { resultsJson } from './results-json.ts';
import { reusableCells } from './reusable-cells.ts';
import { cellsOf, runGrid } from './run-grid.ts';

const document = {
  fleetmix: 1,
  grid: 'mine',
  scenario: {
    workload: { unit: 'requests', classes: [{ name: 'short' }, { name: 'long' }] },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 0] },
      { name: 'large', gpu: 'H100', usdPerHour: 4, capacity: [12, 8] },
    ],
  },
  axes: {
    stock: [{ name: 'plenty' }, { name: 'no H100', stock: { H100: 0 } }],
    mix: [
      { name: 'short only', shares: [1, 0] },
      { name: 'half', shares: [0.5, 0.5] },
    ],
  },
  scale: { name: 'requests', totals: [10, 20], rounding: 'largest-remainder' },
  planners: ['dedicated', 'only'],
};

/** Serves every class alone with the offer that does it cheapest, among those that `accepts` takes. */
function dedicated(name: string, accepts: (gpu: string) => boolean): Planner {
  return {
    name,
    async plan(scenario: Scenario) {
      const routes = scenario.workload.classes.flatMap(({ name: className, demand }, position) => {
        const able = scenario.offers
          .map((offer, row) => ({ offer, replicas: Math.ceil(demand / capacityOf(scenario, row, position)) }))
          .filter(({ offer, replicas }) => accepts(offer.gpu) && replicas <= (scenario.stock.get(offer.gpu) ?? 1e9))
          .toSorted((one, other) => one.replicas * one.offer.usdPerHour - other.replicas * other.offer.usdPerHour);
        return demand === 0 ? [] : [{ class: className, best: able[0] }];
      });
      const unserved = routes.find(({ best }) => best === undefined);
      if (unserved !== undefined) {
        return { status: 'gave-up', reason: `nothing serves ${unserved.class}`, exhausted: true };
      }
      const counts = new Map<string, number>();
      for (const { best } of routes) {
        if (best !== undefined) counts.set(best.offer.name, (counts.get(best.offer.name) ?? 0) + best.replicas);
      }
      return {
        status: 'planned',
        guarantee: { kind: 'none' },
        plan: {
          replicas: [...counts].map(([offer, count]) => ({ offer, count })),
          routes: routes.map((route) => ({ class: route.class, offer: route.best?.offer.name as string, share: 1 })),
        },
      };
    },
  };
}

const planners: PlannerRegistry = new Map([
  ['dedicated', () => [dedicated('dedicated', () => true)]],
  ['only', (scenario: Scenario) => gpuTypes(scenario).map((gpu) => dedicated(`only:${gpu}`, (other) => other === gpu))],
]);

function timeless(cells: readonly Cell[]) {
  return cells.map(({ seconds: _, ...rest }) => rest);
}

describe('a run', () => {
  test('fills one cell for every combination, in order, each with its place first', async () => {
    const grid = await readGrid(document);
    const { experiment, cells } = await runGrid(grid, { planners });
    expect(experiment).toBe('mine');
    expect(cells).toHaveLength(2 * 2 * 2 * 3);
    expect(cells.map(({ planner }) => planner).slice(0, 4)).toEqual(['dedicated', 'only:L4', 'only:H100', 'dedicated']);
    expect(Object.keys(cells[0] as Cell)).toEqual([
      'stock',
      'mix',
      'requests',
      'planner',
      'status',
      'usdPerHour',
      'seconds',
      'replicas',
    ]);
    const cell = cells.find(({ mix, requests, stock }) => mix === 'half' && requests === 20 && stock === 'plenty');
    expect(cell).toMatchObject({ planner: 'dedicated', status: 'planned', usdPerHour: 3 + 8 });
  });

  test('names the cells to come', async () => {
    const grid = await readGrid(document);
    const places = cellsOf(grid, planners);
    const { cells } = await runGrid(grid, { planners });
    expect(cells.map(({ stock, mix, requests, planner }) => ({ stock, mix, requests, planner }))).toEqual(places);
  });

  test('writes down why there is no plan, and that none of this kind exists', async () => {
    const { cells } = await runGrid(await readGrid(document), { planners });
    const cell = cells.find(({ planner, mix }) => planner === 'only:L4' && mix === 'half');
    expect(cell).toMatchObject({ status: 'gave-up', usdPerHour: null, exhausted: true, reason: 'nothing serves long' });
  });

  test('goes on when a planner breaks, and says what it said', async () => {
    const broken: Planner = {
      name: 'broken',
      plan: async (scenario) => {
        if (scenario.stock.has('H100')) throw new TypeError('no idea');
        return await dedicated('', () => true).plan(scenario);
      },
    };
    const grid = override(await readGrid(document), { planners: ['broken'] });
    const { cells } = await runGrid(grid, { planners: new Map([['broken', () => [broken]]]) });
    expect(cells.map(({ status }) => status)).toEqual([...Array(4).fill('planned'), ...Array(4).fill('failed')]);
    expect(cells[4]).toMatchObject({ usdPerHour: null, reason: 'TypeError: no idea' });
  });

  test('lists the rules that a plan breaks, as the judge finds them', async () => {
    const careless: Planner = {
      name: 'careless',
      plan: async () => ({
        status: 'planned',
        plan: { replicas: [{ offer: 'large', count: 1 }], routes: [{ class: 'short', offer: 'large', share: 1 }] },
        guarantee: { kind: 'none' },
      }),
    };
    const grid = override(await readGrid(document), { planners: ['careless'] });
    const { cells } = await runGrid(grid, { planners: new Map([['careless', () => [careless]]]) });
    expect(cells[0]?.violations).toBeUndefined();
    expect(cells[1]?.violations).toEqual(['large needs 1.666667 replicas, headroom included, and has 1.']);
  });

  test('keeps apart two entries whose planners call themselves the same', async () => {
    const grid = override(await readGrid(document), { planners: ['one', 'other'] });
    const same = () => [dedicated('dedicated', () => true)];
    const registry = new Map([
      ['one', same],
      ['other', same],
    ]);
    expect(
      cellsOf(grid, registry)
        .map(({ planner }) => planner)
        .slice(0, 2),
    ).toEqual(['one', 'other']);
  });

  test('does not begin where a planner is unknown', async () => {
    const grid = override(await readGrid(document), { planners: ['dedicated', 'onyl'] });
    let cells = 0;
    const run = runGrid(grid, { planners, onCell: () => void cells++ });
    await expect(run).rejects.toThrow('no planner is called "onyl". Did you mean "only"? There are: dedicated, only.');
    expect(cells).toBe(0);
  });
});

describe('a run that was stopped', () => {
  test.each([1, 5, 23])(
    'after %i cells and started again gives what one run gives, and does no cell twice',
    async (k) => {
      const grid = await readGrid(document);
      const whole = await runGrid(grid, { planners });
      const stop = new AbortController();
      const first = await runGrid(grid, {
        planners,
        signal: stop.signal,
        onCell: (_, { done }) => (done === k ? stop.abort() : undefined),
      });
      expect(first.cells).toHaveLength(k);
      let again = 0;
      const saved: unknown = JSON.parse(resultsJson(first));
      const second = await runGrid(grid, { planners, done: reusableCells(grid, saved), onCell: () => void again++ });
      expect(again).toBe(whole.cells.length - k);
      expect(timeless(second.cells)).toEqual(timeless(whole.cells));
      expect({ ...second, cells: [] }).toEqual({ ...whole, cells: [] });
    },
  );

  test('drops the cell that was in progress', async () => {
    const stop = new AbortController();
    const slow: Planner = {
      name: 'slow',
      plan: async (scenario) => {
        stop.abort();
        return await dedicated('', () => true).plan(scenario);
      },
    };
    const grid = override(await readGrid(document), { planners: ['slow'] });
    const { cells } = await runGrid(grid, { planners: new Map([['slow', () => [slow]]]), signal: stop.signal });
    expect(cells).toEqual([]);
  });

  test('hands out at every cell what there is to save', async () => {
    const grid = await readGrid(document);
    const sizes: number[] = [];
    await runGrid(grid, {
      planners,
      onCell: (_, { results, total }) => void sizes.push(results().cells.length / total),
    });
    expect(sizes).toEqual(Array.from({ length: 24 }, (_, position) => (position + 1) / 24));
  });
});

describe('cells of an earlier run', () => {
  test('are none where anything that decides them has changed, or the file is foreign', async () => {
    const grid = await readGrid(document);
    const results = await runGrid(grid, { planners });
    expect(reusableCells(grid, results)).toHaveLength(24);
    expect(reusableCells(override(grid, { seed: 1 }), results)).toEqual([]);
    expect(reusableCells(override(grid, { options: { headroom: 0.1 } }), results)).toEqual([]);
    expect(reusableCells(override(grid, { asPublished: true }), results)).toEqual([]);
    expect(reusableCells(override(grid, { record: { solver: 'other' } }), results)).toEqual([]);
    const dearer = structuredClone(document);
    (dearer.scenario.offers[0] as { usdPerHour: number }).usdPerHour = 2;
    expect(reusableCells(await readGrid(dearer), results)).toEqual([]);
    for (const foreign of [undefined, null, [], {}, { ...results, cells: [{}] }, 'x']) {
      expect(reusableCells(grid, foreign)).toEqual([]);
    }
  });

  test('stay when only planners, scales, titles or charts have changed, and those without a place are left out', async () => {
    const results = await runGrid(await readGrid(document), { planners });
    const changed = structuredClone(document) as typeof document & { charts?: object; description?: string };
    changed.scale.totals = [20, 40];
    changed.planners = ['dedicated'];
    changed.description = 'another';
    changed.charts = { image: 'mix' };
    const grid = await readGrid(changed);
    let filled = 0;
    const { cells } = await runGrid(grid, {
      planners,
      done: reusableCells(grid, results),
      onCell: () => void filled++,
    });
    expect([cells.length, filled]).toEqual([8, 4]);
  });

  test('do not count where they failed', async () => {
    const grid = await readGrid(document);
    const results = await runGrid(grid, { planners });
    const failed = { ...results, cells: results.cells.map((cell) => ({ ...cell, status: 'failed' })) };
    expect(reusableCells(grid, failed)).toEqual([]);
  });
});
