import type { Plan } from '@fleetmix/core';
import type { Certificate } from './certificate.ts';
import type { Counters } from './simplex/relaxation.ts';

/** What the search did; the same for the same input on any machine, unless a time limit or signal ended it. */
export interface EngineStatistics extends Counters {
  readonly nodes: number;
  /** Nodes given up in numerical trouble; their bounds still count. */
  readonly unfinishedNodes: number;
  /** Working rows of the reduced problem: distinct profiles, binding stocks, totals. */
  readonly profiles: number;
  readonly stockRows: number;
  readonly droppedOffers: number;
}

/** Why the engine stopped before the gap asked for was reached. */
export type EngineLimit = 'time' | 'signal' | 'nodes' | 'numerics';

/** A plan with what is proved about it. */
export interface EnginePlan {
  readonly plan: Plan;
  readonly usdPerHour: number;
  /** No plan costs less; proved by the certificate and, beyond it, by branching. */
  readonly atLeastUsdPerHour: number;
  /** (usdPerHour - atLeastUsdPerHour) / usdPerHour. */
  readonly relativeGap: number;
  /** Prices from which `certifiedBound` recomputes the root's bound. */
  readonly certificate: Certificate;
}

/**
 * What the engine answers.
 * `optimal`: the gap asked for is proved. `feasible`: a limit came first. `infeasible`: proved, by `ray` where the linear
 * relaxation already has no plan, else by exhausting the tree. `unfinished`: neither a plan nor a proof.
 */
export type EngineResult = { readonly statistics: EngineStatistics } & (
  | ({ readonly status: 'optimal' } & EnginePlan)
  | ({ readonly status: 'feasible'; readonly limit: EngineLimit } & EnginePlan)
  | { readonly status: 'infeasible'; readonly ray: Certificate | undefined }
  | { readonly status: 'unfinished'; readonly limit: EngineLimit; readonly atLeastUsdPerHour: number }
);
