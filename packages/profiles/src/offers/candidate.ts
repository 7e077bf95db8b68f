import type { Slo } from '@fleetmix/core';
import type { Accelerator } from '../accelerator.ts';
import type { RequestSize } from '../request-size.ts';

/** One way to use a machine: engines side by side, each over so many of its GPUs. */
export interface Candidate {
  readonly accelerator: Accelerator;
  readonly layout: { readonly gpusPerEngine: number; readonly engines: number };
}

/** Requests of one size and what they may take. */
export interface SizedClass {
  readonly size: RequestSize;
  readonly slo: Slo;
}
