import { existsSync, readFileSync } from 'node:fs';
import { evaluate, type Planner, readScenario, type Scenario, type Sharing } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';
import { localSearch } from './local-search/local-search.ts';

const file = new URL('../../../../shared/data/reference/milp_golden.json', import.meta.url);
const absent = !existsSync(file);

interface Cell {
  readonly availability: string;
  readonly trace: string;
  readonly N: number;
  readonly workload_counts: Readonly<Record<string, number>>;
  readonly available_gpus: Readonly<Record<string, number>>;
  readonly 'cost_as_in_MILP.py': { readonly greedy: number };
  readonly greedy_gpus_over_inventory: Readonly<Record<string, number>>;
  readonly shared_capacity_true_inventory: {
    readonly milp: number;
    readonly greedy_dedicated: number;
    readonly greedy_reusing_leftovers: number;
  };
}

interface Golden {
  readonly gpu_specs: Readonly<
    Record<string, { readonly price: number; readonly memory: number; readonly compute: number }>
  >;
  readonly type_specs: Readonly<Record<string, { readonly mem_req: number; readonly comp_req: number }>>;
  readonly speedup: Readonly<Record<string, number>>;
  readonly cells: readonly Cell[];
}

const golden: Golden = absent
  ? { gpu_specs: {}, type_specs: {}, speedup: {}, cells: [] }
  : JSON.parse(readFileSync(file, 'utf8'));

function scenarioOf(cell: Cell, sharing: Sharing): Scenario {
  const needs = Object.entries(golden.type_specs);
  return readScenario({
    fleetmix: 1,
    workload: { unit: 'requests', classes: needs.map(([name]) => ({ name, demand: cell.workload_counts[name] })) },
    offers: Object.entries(golden.gpu_specs).flatMap(([gpu, { price, memory, compute }]) =>
      Object.entries(golden.speedup).map(([gpus, speedup]) => ({
        name: `${gpu}_x${gpus}`,
        gpu,
        gpusPerReplica: Number(gpus),
        usdPerHour: Number(gpus) * price,
        capacity: needs.map(([, { mem_req, comp_req }]) =>
          mem_req > 0.9 * memory ? 0 : Math.min((0.9 * memory) / mem_req, (10 * compute) / comp_req) * speedup,
        ),
      })),
    ),
    stock: cell.available_gpus,
    options: { sharing },
  });
}

async function judged(planner: Planner, scenario: Scenario) {
  const result = await planner.plan(scenario);
  if (result.status !== 'planned') throw new Error(result.reason);
  return evaluate(scenario, result.plan);
}

const title = 'on the published availability cells';

describe.skipIf(absent)(absent ? `${title} (skipped: no reference data beside the repository)` : title, () => {
  it.each(golden.cells)('$availability, $trace, $N: publishedGreedy costs what was published', async (cell) => {
    const scenario = scenarioOf(cell, 'per-class');
    const { usdPerHour, stock } = await judged(publishedGreedy(), scenario);
    expect(usdPerHour).toBeCloseTo(cell['cost_as_in_MILP.py'].greedy, 6);
    const over = stock.filter(({ used, available }) => used > available);
    expect(Object.fromEntries(over.map(({ gpu, used, available }) => [gpu, used - available]))).toEqual(
      cell.greedy_gpus_over_inventory,
    );
  });

  it.each(golden.cells)('$availability, $trace, $N: dedicatedGreedy keeps to the stock', async (cell) => {
    const { usdPerHour, violations } = await judged(dedicatedGreedy(), scenarioOf(cell, 'shared'));
    expect(violations).toEqual([]);
    expect(usdPerHour).toBeCloseTo(cell.shared_capacity_true_inventory.greedy_dedicated, 6);
  });

  it.each(golden.cells)('$availability, $trace, $N: greedy reuses leftovers as the record does', async (cell) => {
    const { usdPerHour, violations } = await judged(greedy(), scenarioOf(cell, 'shared'));
    expect(violations).toEqual([]);
    expect(usdPerHour).toBeCloseTo(cell.shared_capacity_true_inventory.greedy_reusing_leftovers, 6);
  });

  it.each(golden.cells)('$availability, $trace, $N: trimmedGreedy finds the optimum here', async (cell) => {
    const { usdPerHour, violations } = await judged(trimmedGreedy(), scenarioOf(cell, 'shared'));
    expect(violations).toEqual([]);
    expect(usdPerHour).toBeCloseTo(cell.shared_capacity_true_inventory.milp, 6);
  });

  it.each(golden.cells)('$availability, $trace, $N: localSearch is within 0.5 % of the optimum', async (cell) => {
    const { usdPerHour, violations } = await judged(localSearch(), scenarioOf(cell, 'shared'));
    expect(violations).toEqual([]);
    const { milp } = cell.shared_capacity_true_inventory;
    expect(usdPerHour).toBeGreaterThanOrEqual(milp * (1 - 1e-6));
    expect(usdPerHour).toBeLessThanOrEqual(milp * 1.005);
  });
});
