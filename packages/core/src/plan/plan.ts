import type { LimitUnit } from '../scenario/limit.ts';

/** How many replicas of an offer, or nodes, to rent; a whole number. */
export interface ReplicaCount {
  readonly offer: string;
  readonly count: number;
}

/** Which share of a class goes to an offer, or to a pool of two; 0 to 1. */
export interface Route {
  readonly class: string;
  /** Name of the offer or the pool. */
  readonly offer: string;
  readonly share: number;
}

/** Where each class goes when something is lost. */
export interface Failover {
  /** The offer, region or provider that is lost, or of which a replica is. */
  readonly lost: string;
  readonly routes: readonly Route[];
}

/** What a plan has in one case (a period, a future) beyond what is bought once. */
export interface CasePlan {
  readonly case: string;
  /** Replicas besides the plan's own; nodes are among them, by the name of their offer. */
  readonly replicas: readonly ReplicaCount[];
  readonly routes: readonly Route[];
}

/** What to rent, and where each class goes. Offers and routes that are not named are 0. */
export interface Plan {
  readonly replicas: readonly ReplicaCount[];
  readonly routes: readonly Route[];
  /** The routes after a loss that the scenario asks to survive; where there are none for it, `routes` stay. */
  readonly failovers?: readonly Failover[];
  /**
   * Of a scenario with periods or futures: what each adds to `replicas`, which are then those that are there in every case, and
   * its routes. A case that is not named adds nothing and has `routes`. See {@link planOfCase}.
   */
  readonly cases?: readonly CasePlan[];
}

/**
 * Prices from which anyone can recompute a lower bound in one pass over the capacities, by weak duality: of a replica's worth
 * of work on each offer, and of a GPU of each limited type, in USD/hour. What is not named costs 0.
 */
export interface Certificate {
  readonly work: readonly { readonly offer: string; readonly usdPerHour: number }[];
  readonly stock: readonly { readonly gpu: string; readonly usdPerHour: number }[];
}

/**
 * How good a plan is, as far as its planner proved it. `relativeGap` is (cost - bound) / cost; where the goal is not the least
 * cost it is the gap of the goal's own measure, and `atLeastUsdPerHour` what plans that are as good cost. A certificate, where there is
 * one, proves the bound up to what rounding up to possible costs and branching add.
 */
export type Guarantee =
  | {
      readonly kind: 'optimal';
      readonly relativeGap: number;
      readonly atLeastUsdPerHour: number;
      readonly certificate?: Certificate;
    }
  | {
      readonly kind: 'bounded';
      readonly relativeGap: number;
      readonly atLeastUsdPerHour: number;
      readonly certificate?: Certificate;
    }
  | { readonly kind: 'none' };

/** What stands in the way of every plan. */
export type Blocker =
  | { readonly kind: 'class'; readonly class: string }
  | {
      readonly kind: 'stock';
      readonly gpu: string;
      readonly have: number;
      readonly enough: number;
    }
  | {
      readonly kind: 'replicas';
      readonly offer: string;
      readonly have: number;
      readonly enough: number;
    }
  | {
      readonly kind: 'nodes';
      readonly node: string;
      readonly have: number;
      readonly enough: number;
    };

/** A rule of the scenario's limits that no plan meets, and a bound that would do; shares where `isShare`. */
export interface TightLimit {
  readonly limit: string;
  /** The value of the field for each of which the limit holds. */
  readonly group?: string;
  readonly bound: 'at-most' | 'at-least';
  readonly unit: LimitUnit;
  readonly isShare: boolean;
  readonly have: number;
  readonly enough: number;
}

/**
 * What a planner answers.
 * `impossible` is said only when proved, and says what blocks. `gave-up` proves nothing about the scenario;
 * `exhausted` adds that no plan of the kind which this planner makes exists (one GPU type only, say).
 */
export type PlanResult = (
  | {
      readonly status: 'planned';
      readonly plan: Plan;
      readonly guarantee: Guarantee;
      /** Of a goal other than the least cost: what no plan surpasses, in the goal's own measure. Absent where not proved. */
      readonly objectiveBound?: number;
      /**
       * Of the goal most-served with several priorities, in place of that: what no plan serves more of each, of those that
       * serve as much of the priorities before it.
       */
      readonly priorityBounds?: readonly { readonly priority: number; readonly bound: number }[];
    }
  | {
      readonly status: 'impossible';
      readonly reason: string;
      readonly blockers: readonly Blocker[];
      /** Limits that stand in the way as well; absent where none does. */
      readonly limits?: readonly TightLimit[];
    }
  | {
      readonly status: 'gave-up';
      readonly reason: string;
      readonly exhausted: boolean;
      readonly atLeastUsdPerHour?: number;
    }
) & {
  /** Name of the solver or engine that was used, where there was one. */
  readonly solver?: string;
  /** What the search did, by name (nodes, pivots, restarts, fallbacks …), for whoever asks for detail. */
  readonly counts?: Readonly<Record<string, number>>;
};
