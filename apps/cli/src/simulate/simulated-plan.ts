import type { Plan, Scenario } from '@fleetmix/core';
import { type Runs, type Simulation, type SimulationDocument, type Slo, simulationDocument } from '@fleetmix/simulator';

/** What `fleetmix simulate` prints as JSON: everything but the single requests. */
export interface SimulatedPlan {
  readonly scenario: string;
  readonly slo: Slo;
  /** Share of requests that must be inside the targets. */
  readonly target: number;
  /** Whether so many are, over all runs. */
  readonly holds: boolean;
  readonly usdPerHour: number;
  /** Means and intervals, where there are several runs. */
  readonly runs?: Omit<Runs, 'simulations'>;
  /** Of the first seed. */
  readonly simulation: SimulationDocument;
  readonly replicas: Plan['replicas'];
  readonly notices: readonly string[];
}

/** A plan with what became of traffic in it. */
export function simulatedPlan(
  scenario: Scenario,
  { replicas }: Plan,
  usdPerHour: number,
  slo: Slo,
  target: number,
  { simulations, ...runs }: Runs,
  notices: readonly string[],
): SimulatedPlan {
  return {
    scenario: scenario.name,
    slo,
    target,
    holds: runs.total.insideSlo.mean >= target,
    usdPerHour,
    replicas,
    ...(simulations.length > 1 ? { runs } : {}),
    simulation: simulationDocument(simulations[0] as Simulation),
    notices,
  };
}
