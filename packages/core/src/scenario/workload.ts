import type { Slo } from './slo.ts';

/** Requests of one size: a range of input tokens by a range of output tokens. */
export interface RequestClass {
  readonly name: string;
  /** Lowest and highest number of input tokens, where known. */
  readonly inputTokens?: readonly [number, number];
  /** Lowest and highest number of output tokens, where known. */
  readonly outputTokens?: readonly [number, number];
  /** Tokens of the request that stands for the class; capacities are of this size. Not whole where it is a mean. */
  readonly size?: { readonly inputTokens: number; readonly outputTokens: number };
  /** Latency targets of this class, in place of the scenario's. */
  readonly slo?: Slo;
  /** Demand to have room for beyond the stated one, as a share of it, in place of the scenario's. */
  readonly headroom?: number;
  /** What one unit of its demand is worth beside others where not all can be served; 1 where absent. */
  readonly weight?: number;
  /**
   * Rank where not all can be served: as much as can be of priority 1 is served before anything of 2, and so on; weights
   * decide among classes of one priority. 1 where absent.
   */
  readonly priority?: number;
  /** The model that its requests ask for, by any name; plans are summed up by it. */
  readonly model?: string;
  /** How much of this class there is, in the workload's unit; 0 or more. */
  readonly demand: number;
}

/** `requests/s` arriving, or `requests` held at once. Capacities are in the same unit. */
export type DemandUnit = 'requests/s' | 'requests';

/** The traffic to serve. */
export interface Workload {
  readonly unit: DemandUnit;
  readonly classes: readonly RequestClass[];
}
