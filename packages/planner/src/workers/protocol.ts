import type { Scenario } from '@fleetmix/core';
import type { Terms } from '../decomposition/part-plan.ts';
import type { PartOptions } from '../decomposition/part-pool.ts';
import type { EngineResult } from '../engine/index.ts';

/** What a worker is told. */
export type Request =
  | { readonly kind: 'open'; readonly parts: readonly Scenario[] }
  | { readonly kind: 'abort' }
  | {
      readonly kind: 'plan';
      readonly id: number;
      readonly members: readonly number[];
      readonly terms: Terms;
      readonly options: PartOptions;
    };

/** What it answers. */
export type Reply =
  | { readonly id: number; readonly result: EngineResult }
  | { readonly id: number; readonly error: string };
