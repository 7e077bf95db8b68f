import type { CapacitySource } from './capacity-source.ts';
import type { Futures, Period } from './cases.ts';
import type { Limit } from './limit.ts';
import type { Objective } from './objective.ts';
import type { Offer } from './offer.ts';
import type { Pool } from './pool.ts';
import type { Preference } from './preference.ts';
import type { Slo } from './slo.ts';
import type { LossUnit } from './survival.ts';
import type { Workload } from './workload.ts';

/**
 * How the classes on one replica share it.
 * `shared`: their loads add up, sum over classes of demand / capacity <= replicas (Mélange; Jiang et al., eq. for T).
 * `per-class`: each class alone must fit, as if the others were not there. The published simulation does this; a replica
 * then serves every class at full rate at once, so its costs are too low.
 */
export type Sharing = 'shared' | 'per-class';

/** What the planners are asked to respect. */
export interface ScenarioOptions {
  readonly sharing: Sharing;
  /**
   * Demand to have room for beyond the stated one, as a share of it: 0.2 plans for 1.2 times the demand. A class's own
   * headroom replaces it; an offer's comes on top of either, since it is about the offer and not about the demand.
   */
  readonly headroom: number;
  /** Cut each class into this many equal slices, each served by one offer; `none` divides classes freely. */
  readonly slices: number | 'none';
}

/** A planning problem as plain data: what to serve, what can be rented, and under which limits. */
export interface Scenario {
  readonly name: string;
  readonly workload: Workload;
  readonly offers: readonly Offer[];
  /** Pairs of offers that prefill and decode, to which requests can be routed. */
  readonly pools?: readonly Pool[];
  /**
   * Demand of one class that one replica of an offer sustains inside the SLO when it serves nothing else, in the
   * workload's unit; 0 = it cannot. Row-major, offers x classes: see {@link capacityOf}.
   */
  readonly capacity: Float64Array;
  /** GPUs to be had, by GPU type; a type not named has no limit. */
  readonly stock: ReadonlyMap<string, number>;
  /** Rules about parts of the fleet: quotas, minimum fleets, shares. */
  readonly limits?: readonly Limit[];
  /**
   * What may be lost at any moment: the fleet then still serves all demand, headroom included, on what is left. Offers
   * without the field in question are never lost.
   */
  readonly survive?: LossUnit;
  /** What decides, in this order, between fleets that cost the same. */
  readonly prefer?: readonly Preference[];
  /** Replicas that are running, by offer; offers that are not named run none. */
  readonly current?: ReadonlyMap<string, number>;
  /**
   * A round of time that repeats. Reserved offers are bought once, so many replicas in every period, and paid in all of them;
   * the others are rented by the period. Costs are means over the round's hours.
   */
  readonly periods?: readonly Period[];
  /** Ways in which demand and prices may turn out; not beside periods. Costs are means over their weights. */
  readonly futures?: Futures;
  /** What a plan is to be best at; the least cost where absent. */
  readonly objective?: Objective;
  readonly options: ScenarioOptions;
  /** Latency targets inside which the capacities hold, where they are known. */
  readonly slo?: Slo;
  /** What was assumed while reading the scenario, in sentences for the reader. */
  readonly notices: readonly string[];
}

/** Options of a scenario that names none. */
export const defaultOptions: ScenarioOptions = {
  sharing: 'shared',
  headroom: 0,
  slices: 'none',
};

/** Capacity of one replica of the offer at position `offer` for the class at position `requestClass`. */
export function capacityOf(scenario: Scenario, offer: number, requestClass: number): number {
  return scenario.capacity[offer * scenario.workload.classes.length + requestClass] as number;
}

/** Where that capacity comes from; undefined where the scenario does not say. */
export function capacitySourceOf(scenario: Scenario, offer: number, requestClass: number): CapacitySource | undefined {
  const source = scenario.offers[offer]?.capacitySource;
  return typeof source === 'object' ? source[requestClass] : source;
}

/** Demand to plan for, by class, its headroom or the scenario's included, in the workload's unit. */
export function requiredDemand({ workload, options }: Scenario): Float64Array {
  return Float64Array.from(workload.classes, ({ demand, headroom = options.headroom }) => demand * (1 + headroom));
}

/** GPU types of the scenario's offers, in the order in which they first appear. */
export function gpuTypes(scenario: Scenario): readonly string[] {
  return [...new Set(scenario.offers.map(({ gpu }) => gpu))];
}
