import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One of Mélange's configs, and the cost that two solvers proved optimal for it. */
export interface MelangeInstance {
  readonly id: string;
  readonly input: object;
  readonly optimal_cost: number;
  readonly continuous: { readonly optimal_cost: number };
}

/** One cell of the published simulation; null where it finds nothing. */
export interface MilpCell {
  readonly availability: string;
  readonly trace: string;
  readonly N: number;
  readonly 'cost_as_in_MILP.py': Readonly<Record<string, number | null>>;
  readonly cost_same_code_other_gpus: Readonly<Record<string, number | null>>;
  readonly greedy_gpus_over_inventory: object;
  readonly shared_capacity_true_inventory: Readonly<Record<string, unknown>>;
}

/** A reference file of published figures, which lies beside the repository; undefined where it does not. */
export function golden<Content>(name: string): Content | undefined {
  const path = fileURLToPath(new URL(`../../../../shared/data/reference/${name}`, import.meta.url));
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Content;
  console.warn(`${name} is not there (looked for it in ${path}); the tests against it are left out.`);
  return undefined;
}

/** Equal to 1e-6 relative. */
export function near(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
}
