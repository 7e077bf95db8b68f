import { existsSync, readFileSync } from 'node:fs';
import type { Planner, PlannerRegistry } from '@fleetmix/core';
import { heuristics } from '@fleetmix/heuristics';
import { exact } from '@fleetmix/planner';
import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { override } from './override.ts';
import { pictures } from './pictures.ts';
import { parseGrid } from './read-grid.ts';
import { runGrid } from './run-grid.ts';

/** What the published run gave in one place: USD/hour by algorithm, null where it failed. */
interface GoldenCell {
  readonly availability: string;
  readonly trace: string;
  readonly N: number;
  readonly 'cost_as_in_MILP.py': Readonly<Record<string, number | null>>;
  readonly cost_same_code_other_gpus: Readonly<Record<string, number | null>>;
  readonly shared_capacity_true_inventory: Readonly<Record<string, number | null>>;
}

const file = new URL(import.meta.resolve('@fleetmix/catalog/grids/availability.yaml'));
const record = new URL('../../../../shared/data/reference/milp_golden.json', import.meta.url);
const golden: readonly GoldenCell[] = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).cells : [];

const cheapest = exact();

function registry(asPublished = false): PlannerRegistry {
  return new Map([['exact', () => [cheapest]], ...heuristics({ exact: cheapest, asPublished })]);
}

async function availability() {
  return override(await parseGrid(readFileSync(file, 'utf8')), { planners: ['exact', 'greedy', 'homogeneous'] });
}

function found(cells: readonly Cell[], place: GoldenCell): Readonly<Record<string, number | null>> {
  const here = cells.filter(
    ({ availability, trace, requests }) =>
      availability === place.availability && trace === place.trace && requests === place.N,
  );
  return Object.fromEntries(here.map(({ planner, usdPerHour }) => [planner, usdPerHour]));
}

/** The record's figures by the names that planners have here; `greedy` under the key that the record has for it. */
function recorded(
  costs: Readonly<Record<string, number | null>>,
  greedy: string,
): Readonly<Record<string, number | null>> {
  const names = new Map([
    ['milp', 'exact'],
    [greedy, 'greedy'],
  ]);
  const named = Object.entries(costs).map(
    ([key, cost]) => [names.get(key) ?? key.replace(/^homo_/, 'homogeneous:'), cost] as const,
  );
  return Object.fromEntries(named.filter(([name]) => /^(exact|greedy|homogeneous:.+)$/.test(name)));
}

describe.skipIf(golden.length === 0)(
  'the availability experiment (skipped where the record of the published run is absent)',
  () => {
    test('with shared capacity and stock by GPU type, costs what the record says, and fails where it fails', async () => {
      const { cells, options } = await runGrid(await availability(), { planners: registry() });
      expect(options).toMatchObject({
        sharing: 'shared',
        workload: 'largest-remainder',
        seed: null,
        asPublished: false,
      });
      expect(cells).toHaveLength(4 * 3 * 3 * 8);
      expect(cells.flatMap(({ violations = [] }) => violations)).toEqual([]);
      for (const place of golden) {
        expect(found(cells, place)).toEqual(recorded(place.shared_capacity_true_inventory, 'greedy_reusing_leftovers'));
      }
    });

    test('as published, costs what was published, and fails where it failed', async () => {
      const { cells, options } = await runGrid(override(await availability(), { asPublished: true }), {
        planners: registry(true),
      });
      expect(options).toMatchObject({ sharing: 'per-class', asPublished: true });
      for (const place of golden) {
        const published = { ...place['cost_as_in_MILP.py'], ...place.cost_same_code_other_gpus };
        expect(found(cells, place)).toEqual(recorded(published, 'greedy'));
      }
    });
  },
);

test('the availability grid draws the four published images, each with three traces and three scales', async () => {
  const grid = override(await availability(), { planners: ['none'] });
  const none: Planner = { name: 'none', plan: async () => ({ status: 'gave-up', reason: 'no', exhausted: true }) };
  const drawn = pictures(await runGrid(grid, { planners: new Map([['none', () => [none]]]) }), grid);
  expect(drawn.map((picture) => picture.file)).toEqual([
    'scenario_1_scarce',
    'scenario_2_balanced',
    'scenario_3_high_a100',
    'scenario_4_rich',
  ]);
  for (const { panels } of drawn) {
    expect(panels.map(({ title }) => title)).toEqual(['Trace 1 (Swiss AI)', 'Trace 2 (Azure)', 'Trace 3 (WildChat)']);
    expect(panels.map(({ groups }) => groups)).toEqual(Array(3).fill(['1000', '3000', '5000']));
  }
});
