import { existsSync, readFileSync } from 'node:fs';
import { readScenario, type Scenario } from '@fleetmix/core';

const file = new URL('../../../../shared/data/reference/milp_golden.json', import.meta.url);

interface Gpu {
  readonly price: number;
  readonly memory: number;
  readonly compute: number;
}

interface Reference {
  readonly gpu_specs: Readonly<Record<string, Gpu>>;
  readonly type_specs: Readonly<Record<string, { readonly mem_req: number; readonly comp_req: number }>>;
  readonly speedup: Readonly<Record<string, number>>;
  readonly cells: readonly Cell[];
}

interface Cell {
  readonly availability: string;
  readonly trace: string;
  readonly N: number;
  readonly workload_counts: Readonly<Record<string, number>>;
  readonly available_gpus: Readonly<Record<string, number>>;
}

/**
 * The 36 published cells of availability, trace and scale, with shared capacity; none, with a word on stderr, where the
 * reference data is not beside the repository.
 */
export function availabilityCells(): readonly Scenario[] {
  if (!existsSync(file)) {
    console.error('No reference data beside the repository: the availability cells are left out.');
    return [];
  }
  const reference: Reference = JSON.parse(readFileSync(file, 'utf8'));
  return reference.cells.map((cell) => scenarioOf(reference, cell));
}

function scenarioOf({ gpu_specs, type_specs, speedup }: Reference, cell: Cell): Scenario {
  const types = Object.entries(type_specs);
  return readScenario({
    fleetmix: 1,
    name: `${cell.availability}, ${cell.trace}, ${cell.N}`,
    workload: { unit: 'requests', classes: types.map(([name]) => ({ name, demand: cell.workload_counts[name] })) },
    offers: Object.entries(gpu_specs).flatMap(([gpu, { price, memory, compute }]) =>
      Object.entries(speedup).map(([gpus, faster]) => ({
        name: `${gpu}_x${gpus}`,
        gpu,
        gpusPerReplica: Number(gpus),
        usdPerHour: Number(gpus) * price,
        capacity: types.map(([, { mem_req, comp_req }]) => {
          const usable = 0.9 * memory;
          return mem_req > usable ? 0 : faster * Math.min(usable / mem_req, (10 * compute) / comp_req);
        }),
      })),
    ),
    stock: cell.available_gpus,
  });
}
