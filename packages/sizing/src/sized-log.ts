import type { Workload } from '@fleetmix/core';
import type { RequestSize } from '@fleetmix/profiles';

/** What a log says of its classes; what `readLog` of @fleetmix/traces answers is one. */
export interface SizedLog {
  /** In requests/s. */
  readonly workload: Workload;
  /** The size that stands for each class, in the same order. */
  readonly classes: readonly { readonly name: string; readonly demand: number; readonly representative: RequestSize }[];
  /** Demand by time of day, in parts that follow one another; the scenario then has a period for each. */
  readonly day?: { readonly parts: readonly SizedPart[] };
}

/** A part of the day. */
export interface SizedPart {
  readonly name: string;
  readonly hours: number;
  /** In requests/s, of each class in order; absent where it is not known. */
  readonly demand?: readonly number[];
}
