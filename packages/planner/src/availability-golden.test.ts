import { existsSync, readFileSync } from 'node:fs';
import { evaluate, readScenario, restrict, type Scenario, type Sharing } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { exact } from './exact.ts';

const file = new URL('../../../../shared/data/reference/milp_golden.json', import.meta.url);
const planner = exact();
const absent = !existsSync(file);

type Costs = Readonly<Record<string, number | null>> & { readonly milp?: number | null };

interface Cell {
  readonly availability: string;
  readonly trace: string;
  readonly N: number;
  readonly workload_counts: Readonly<Record<string, number>>;
  readonly available_gpus: Readonly<Record<string, number>>;
  readonly 'cost_as_in_MILP.py': Costs;
  readonly cost_same_code_other_gpus: Costs;
  readonly shared_capacity_true_inventory: Costs;
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

function capacity(gpu: string, requestClass: string, speedup: number): number {
  const { memory = 0, compute = 0 } = golden.gpu_specs[gpu] ?? {};
  const { mem_req = 1, comp_req = 1 } = golden.type_specs[requestClass] ?? {};
  const usable = 0.9 * memory;
  return mem_req > usable ? 0 : Math.min(usable / mem_req, (compute * 10) / comp_req) * speedup;
}

function scenarioOf({ workload_counts, available_gpus }: Cell, sharing: Sharing): Scenario {
  const classes = Object.keys(workload_counts);
  return readScenario({
    fleetmix: 1,
    workload: { unit: 'requests', classes: classes.map((name) => ({ name, demand: workload_counts[name] })) },
    offers: Object.entries(golden.gpu_specs).flatMap(([gpu, { price }]) =>
      Object.entries(golden.speedup).map(([gpus, speedup]) => ({
        name: `${gpu}_x${gpus}`,
        gpu,
        gpusPerReplica: Number(gpus),
        usdPerHour: Number(gpus) * price,
        capacity: classes.map((name) => capacity(gpu, name, speedup)),
      })),
    ),
    stock: available_gpus,
    options: { sharing },
  });
}

/** A null in the file means that there is no plan. */
async function expectCost(scenario: Scenario, usdPerHour: number | null | undefined): Promise<void> {
  const result = await planner.plan(scenario);
  if (usdPerHour === null) return expect(result.status).toBe('impossible');
  if (result.status !== 'planned' || usdPerHour === undefined) throw new Error(JSON.stringify(result));
  expect(result.guarantee.kind).toBe('optimal');
  const judged = evaluate(scenario, result.plan);
  expect(judged.violations).toEqual([]);
  expect(judged.usdPerHour).toBeCloseTo(usdPerHour, 4);
}

async function expectHomogeneousCosts(scenario: Scenario, costs: Costs): Promise<void> {
  const homogeneous = Object.entries(costs).filter(([name]) => name.startsWith('homo_'));
  expect(homogeneous.length).toBeGreaterThan(0);
  for (const [name, usdPerHour] of homogeneous)
    await expectCost(
      restrict(scenario, ({ gpu }) => `homo_${gpu}` === name),
      usdPerHour,
    );
}

const title = 'the published availability cells';

describe.skipIf(absent)(absent ? `${title} (skipped: no reference data beside the repository)` : title, () => {
  test.each(golden.cells)('$availability, $trace, $N: per-class sharing gives the published optimum', async (cell) => {
    await expectCost(scenarioOf(cell, 'per-class'), cell['cost_as_in_MILP.py'].milp);
  });

  test.each(golden.cells)('$availability, $trace, $N: so does each GPU type by itself', async (cell) => {
    const costs = { ...cell['cost_as_in_MILP.py'], ...cell.cost_same_code_other_gpus };
    await expectHomogeneousCosts(scenarioOf(cell, 'per-class'), costs);
  });

  test.each(golden.cells)('$availability, $trace, $N: shared capacity gives the true optimum', async (cell) => {
    await expectCost(scenarioOf(cell, 'shared'), cell.shared_capacity_true_inventory.milp);
  });

  test.each(golden.cells)('$availability, $trace, $N: shared, each GPU type by itself too', async (cell) => {
    await expectHomogeneousCosts(scenarioOf(cell, 'shared'), cell.shared_capacity_true_inventory);
  });
});
