import type { Plan } from '@fleetmix/core';
import { type Runs, type SimulationProgress, simulate, summariseRuns } from '@fleetmix/simulator';
import { unlessStopped } from '../at-work.ts';
import { whole } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import type { PreparedTraffic } from './prepared-traffic.ts';
import { ingredientsOf, type ThreadInput } from './thread-recipe.ts';

interface Simulating {
  readonly plan: Plan;
  readonly seeds: readonly number[];
  readonly signal: AbortSignal;
  readonly onProgress: (run: number, progress: SimulationProgress) => void;
}

/** Simulates for so many seeds, on as many threads as there are cores; nothing where Ctrl-C came first. */
export async function simulatedRuns(
  plan: Plan,
  traffic: PreparedTraffic,
  { seed = 1, runs = 1 }: { readonly seed?: number | undefined; readonly runs?: number | undefined },
  terminal: Terminal,
): Promise<Runs | undefined> {
  const seeds = Array.from({ length: runs }, (_, run) => seed + run);
  return unlessStopped(terminal, async ({ signal, show }) => {
    show('Simulating');
    const asked = { plan, seeds, signal, onProgress: progressOf(runs, show) };
    return summariseRuns(runs === 1 ? await here(traffic, asked) : await inThreads(traffic, asked));
  });
}

async function here(traffic: PreparedTraffic, { plan, seeds: [seed = 1], signal, onProgress }: Simulating) {
  const { fleet, arrivals, options } = ingredientsOf(traffic, plan);
  return [
    await simulate(fleet, arrivals, { ...options, seed, signal, onProgress: (progress) => onProgress(0, progress) }),
  ];
}

async function inThreads({ data }: PreparedTraffic, { plan, seeds, signal, onProgress }: Simulating) {
  const { simulateInThreads } = await import('@fleetmix/simulator/node');
  const tasks = seeds.map((seed) => ({ seed, input: { data, plan } satisfies ThreadInput }));
  // Seen from the bundle, whose chunks lie as deep as this folder.
  const module = new URL('../simulate/thread-recipe.js', import.meta.url);
  return simulateInThreads(module, tasks, { signal, onProgress });
}

/** Shows how far all runs are together. */
function progressOf(runs: number, show: (text: string) => void) {
  const each = new Map<number, SimulationProgress>();
  return (run: number, progress: SimulationProgress): void => {
    each.set(run, progress);
    const sum = (of: (one: SimulationProgress) => number) =>
      [...each.values()].reduce((total, one) => total + of(one), 0);
    const minutes = (sum(({ nowMs }) => nowMs) / 60_000).toFixed(1);
    const over = runs === 1 ? '' : ` in ${runs} runs`;
    show(
      `Simulating: ${whole(sum(({ ended }) => ended))} of ${whole(sum(({ arrived }) => arrived))} requests ended, ${minutes} minutes${over}`,
    );
  };
}
