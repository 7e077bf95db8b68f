import type { Fleet } from '../fleet.ts';
import type { Simulation } from '../outcome/simulation.ts';
import type { Arrivals } from '../request.ts';
import type { SimulationOptions, SimulationProgress } from '../simulate.ts';

/** What a recipe makes: everything that `simulate` is called with, seed, signal and progress aside. */
export interface Ingredients {
  readonly fleet: Fleet;
  readonly arrivals: Arrivals;
  readonly options?: Omit<SimulationOptions, 'seed' | 'signal' | 'onProgress'>;
}

/** What a module must export as `recipe`: functions cannot be sent to a thread, so each thread makes its own. */
export type Recipe = (input: unknown) => Ingredients | Promise<Ingredients>;

/** One simulation: what the recipe is called with (plain data), and the seed. */
export interface Task {
  readonly input?: unknown;
  readonly seed?: number;
}

/** What a thread is told. */
export interface Order {
  readonly id: number;
  readonly module: string;
  readonly task: Task;
}

/** What it answers. */
export type Reply =
  | { readonly id: number; readonly progress: SimulationProgress }
  | { readonly id: number; readonly simulation: Simulation }
  | { readonly id: number; readonly error: string };
