import type { Workload } from '@fleetmix/core';
import type { RequestSize } from '@fleetmix/profiles';

/** What a log says of its classes; what `readLog` of @fleetmix/traces answers is one. */
export interface SizedLog {
  /** In requests/s. */
  readonly workload: Workload;
  /** The size that stands for each class, in the same order. */
  readonly classes: readonly { readonly name: string; readonly demand: number; readonly representative: RequestSize }[];
}
