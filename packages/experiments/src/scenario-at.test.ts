import { describe, expect, test } from 'vitest';
import type { Grid } from './grid.ts';
import { override } from './override.ts';
import { pointsOf } from './point.ts';
import { readGrid } from './read-grid.ts';
import { scenarioAt } from './scenario-at.ts';

const scenario = {
  workload: {
    unit: 'requests',
    classes: [
      { name: 'short', demand: 3 },
      { name: 'long', demand: 1 },
    ],
  },
  offers: [
    { name: 'one', gpu: 'L4', usdPerHour: 1, capacity: [4, 1] },
    { name: 'two', gpu: 'L4', gpusPerReplica: 2, usdPerHour: 2, capacity: [8, 2] },
    { name: 'large', gpu: 'H100', usdPerHour: 4, capacity: [12, 8] },
  ],
  stock: { L4: 3, H100: 2 },
};

async function only(change: object, rest: object = {}) {
  const grid = await readGrid({ fleetmix: 1, grid: 'g', scenario, axes: { a: [{ name: 'x', ...change }] }, ...rest });
  return scenariosOf(grid);
}

function scenariosOf(grid: Grid) {
  return pointsOf(grid).map((point) => scenarioAt(grid, point));
}

function demands(scenarios: Awaited<ReturnType<typeof only>>) {
  return scenarios.map(({ workload }) => workload.classes.map(({ demand }) => demand));
}

describe('a value of an axis changes the scenario', () => {
  test('in nothing, where it says nothing', async () => {
    const grid = await readGrid({ fleetmix: 1, grid: 'g', scenario, axes: { a: [{ name: 'x' }] } });
    expect(scenariosOf(grid)).toEqual([grid.scenario]);
  });

  test('in the stock that it names, and in no other', async () => {
    const [changed] = await only({ stock: { L4: 9 } });
    expect(changed?.stock).toEqual(
      new Map([
        ['L4', 9],
        ['H100', 2],
      ]),
    );
  });

  test('in the price of a GPU, times the GPUs of a replica, and of an offer above that', async () => {
    const [changed] = await only({ gpuUsdPerHour: { L4: 1.5 }, offerUsdPerHour: { one: 7 } });
    expect(changed?.offers.map(({ usdPerHour }) => usdPerHour)).toEqual([7, 3, 4]);
  });

  test('in its options', async () => {
    const [changed] = await only({ options: { headroom: 0.5 } });
    expect(changed?.options).toEqual({ sharing: 'shared', headroom: 0.5, slices: 'none' });
  });

  test('in its demand, or in the shares of the same total', async () => {
    expect(demands(await only({ demand: [5, 6] }))).toEqual([[5, 6]]);
    expect(demands(await only({ shares: [0.25, 0.75] }))).toEqual([[1, 3]]);
  });
});

describe('a scale', () => {
  test('of factors multiplies every demand, to the last digit', async () => {
    expect(demands(await only({ demand: [0.1, 0.2] }, { scales: [1, 3] }))).toEqual([
      [0.1, 0.2],
      [0.1 * 3, 0.2 * 3],
    ]);
  });

  test('of totals divides each in proportion, exactly or in whole requests', async () => {
    expect(demands(await only({}, { scale: { totals: [10] } }))).toEqual([[7.5, 2.5]]);
    expect(demands(await only({}, { scale: { totals: [10], rounding: 'largest-remainder' } }))).toEqual([[8, 2]]);
  });

  test('with a seed is drawn, the same for every planner and in every run', async () => {
    const grid = await readGrid({
      fleetmix: 1,
      grid: 'g',
      scenario,
      axes: { a: [{ name: 'x' }, { name: 'y' }] },
      scale: { totals: [100] },
      seed: 5,
    });
    const drawn = demands(scenariosOf(grid));
    expect(demands(scenariosOf(grid))).toEqual(drawn);
    expect(drawn.map(([short = 0, long = 0]) => short + long)).toEqual([100, 100]);
    expect(drawn[0]).not.toEqual(drawn[1]);
    expect(
      demands(scenariosOf({ ...grid, axes: [{ name: 'a', values: [...(grid.axes[0]?.values ?? [])].reverse() }] })),
    ).toEqual(drawn.toReversed());
  });
});

describe('overrides', () => {
  test('go over the options of scenarios and axes', async () => {
    const grid = await readGrid({
      fleetmix: 1,
      grid: 'g',
      scenario,
      axes: { a: [{ name: 'x', options: { headroom: 0.5 } }] },
    });
    expect(scenariosOf(override(grid, { options: { headroom: 0.1 } }))[0]?.options.headroom).toBe(0.1);
    expect(scenariosOf(override(grid, { asPublished: true }))[0]?.options).toMatchObject({
      sharing: 'per-class',
      headroom: 0.5,
    });
  });

  test('refuse a seed where no whole requests can be drawn', async () => {
    const grid = await readGrid({ fleetmix: 1, grid: 'g', scenario });
    expect(() => override(grid, { seed: 1 })).toThrow('g: seed: draws whole requests');
  });
});
