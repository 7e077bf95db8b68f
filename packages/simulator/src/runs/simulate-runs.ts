import type { Fleet } from '../fleet.ts';
import type { GroupResult } from '../outcome/group.ts';
import type { Latency } from '../outcome/latency.ts';
import type { Simulation } from '../outcome/simulation.ts';
import type { Arrivals } from '../request.ts';
import { type SimulationOptions, simulate } from '../simulate.ts';
import { type Interval, intervalOf } from './interval.ts';

/** Means and confidence intervals over seeds of what some of the requests saw. */
export interface GroupIntervals {
  readonly name: string;
  readonly insideSlo: Interval;
  readonly goodput: Interval;
  /** Absent where a run has none. */
  readonly ttftMs?: LatencyIntervals;
  readonly tpotMs?: LatencyIntervals;
  readonly e2eMs?: LatencyIntervals;
}

/** Intervals of a latency's figures. */
export type LatencyIntervals = Readonly<Record<(typeof figures)[number], Interval>>;

/** The same simulation for several seeds. */
export interface Runs {
  readonly simulations: readonly Simulation[];
  readonly total: GroupIntervals;
  readonly classes: readonly GroupIntervals[];
  readonly offers: readonly GroupIntervals[];
}

const figures = ['mean', 'p50', 'p90', 'p95', 'p99'] as const;

function latencyIntervals(latencies: readonly (Latency | undefined)[]): LatencyIntervals | undefined {
  const known = latencies.filter((one) => one !== undefined);
  if (known.length < latencies.length) return undefined;
  const all = figures.map((figure) => [figure, intervalOf(known.map((one) => one[figure]))]);
  return Object.fromEntries(all) as LatencyIntervals;
}

function groupIntervals(groups: readonly GroupResult[]): GroupIntervals {
  const latencies = (['ttftMs', 'tpotMs', 'e2eMs'] as const).flatMap((name) => {
    const found = latencyIntervals(groups.map((group) => group[name]));
    return found === undefined ? [] : [[name, found] as const];
  });
  return {
    name: groups[0]?.name ?? '',
    insideSlo: intervalOf(groups.map(({ insideSlo }) => insideSlo)),
    goodput: intervalOf(groups.map(({ goodput }) => goodput)),
    ...Object.fromEntries(latencies),
  };
}

/** Confidence intervals over simulations that differ in their seed alone. */
export function summariseRuns(simulations: readonly Simulation[]): Runs {
  const [first] = simulations;
  if (first === undefined) throw new RangeError('no simulation was given: run at least one.');
  const part = (name: 'classes' | 'offers') =>
    first[name].map((_, at) => groupIntervals(simulations.flatMap((one) => one[name][at] ?? [])));
  return {
    simulations,
    total: groupIntervals(simulations.map(({ total }) => total)),
    classes: part('classes'),
    offers: part('offers'),
  };
}

/**
 * Simulates for `runs` seeds, from `options.seed` on (1 where absent), one after the other. A replayed trace is the same for
 * every seed, so that only random routes differ.
 */
export async function simulateRuns(
  fleet: Fleet,
  arrivals: Arrivals,
  { runs, ...options }: SimulationOptions & { readonly runs: number },
): Promise<Runs> {
  const simulations: Simulation[] = [];
  for (let run = 0; run < runs; run += 1)
    simulations.push(await simulate(fleet, arrivals, { ...options, seed: (options.seed ?? 1) + run }));
  return summariseRuns(simulations);
}
