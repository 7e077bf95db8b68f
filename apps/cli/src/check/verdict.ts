import type { OfferUse, PoolUse, Route, Violation } from '@fleetmix/core';
import type { JudgedCase } from '../cases/judged-cases.ts';

/** What `fleetmix check --json` prints. */
export interface Verdict {
  /** null where the plan has no routes, and the search for them gave up. */
  readonly holds: boolean | null;
  readonly scenario: string;
  readonly usdPerHour: number;
  /** What no plan undercuts, recomputed from the plan's certificate alone; absent where it carries none. */
  readonly certifiedUsdPerHour?: number;
  /** Whose routes were judged: the plan's, those that fleetmix found for its counts, or none where none could be. */
  readonly routesFrom: 'plan' | 'fleetmix' | 'none';
  /** Why no routes were found, where the search gave up. */
  readonly reason?: string;
  readonly replicas: readonly OfferUse[];
  readonly routes: readonly Route[];
  /** What goes through each pool; absent where the scenario has none. */
  readonly pools?: readonly PoolUse[];
  /** Each period or future as it was judged; `replicas` above are then means over them. */
  readonly cases?: readonly JudgedCase[];
  /** GPUs used, and to be had (null: no limit). */
  readonly stock: readonly { readonly gpu: string; readonly used: number; readonly available: number | null }[];
  readonly violations: readonly Violation[];
  readonly notices?: readonly string[];
}
