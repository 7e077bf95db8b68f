import type { Plan, Scenario, Slo } from '@fleetmix/core';
import type { Runs, Simulation } from '@fleetmix/simulator';

/** A simulation as plain data: everything but the single requests. */
export interface SimulationDocument {
  readonly scenario: string;
  readonly slo: Slo;
  /** Share of requests that must be inside the targets. */
  readonly target: number;
  /** Whether so many are, over all runs. */
  readonly holds: boolean;
  readonly usdPerHour: number;
  readonly runs: Omit<Runs, 'simulations'> | undefined;
  readonly simulation: Omit<Simulation, 'log' | 'timeline'> & { readonly timeline: object };
  readonly replicas: Plan['replicas'];
  readonly notices: readonly string[];
}

/** What was simulated, for JSON. */
export function simulationDocument(
  scenario: Scenario,
  plan: Plan,
  usdPerHour: number,
  slo: Slo,
  target: number,
  { simulations, ...runs }: Runs,
  notices: readonly string[],
): SimulationDocument {
  const { log: _, timeline, ...simulation } = simulations[0] as Simulation;
  return {
    scenario: scenario.name,
    slo,
    target,
    holds: runs.total.insideSlo.mean >= target,
    usdPerHour,
    replicas: plan.replicas,
    runs: simulations.length > 1 ? runs : undefined,
    simulation: { ...simulation, timeline: plain(timeline) as object },
    notices,
  };
}

/** Typed arrays as lists, which JSON would write as objects. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, (number) => Number(number.toPrecision(6)));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
