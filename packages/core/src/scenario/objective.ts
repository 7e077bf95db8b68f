/** What a plan is to be best at. */
export type Goal = (typeof goals)[number];

/** Every goal. */
export const goals = ['least-cost', 'most-served', 'shortest-makespan', 'least-power', 'least-carbon'] as const;

/**
 * What is asked for. `least-cost`: everything is served at the lowest price; where a scenario names none. `most-served`: as
 * much of the demand as stock, limits and the budget (where there is one) allow: first of priority 1, by the weights of its
 * classes, then, with that kept, of 2, and so on; what is left out is said. `shortest-makespan`: a
 * batch is finished as soon as the budget allows (Jiang et al., arXiv 2502.00722): the demand of a class is then a number
 * of requests to finish, and capacities are in requests/s. `least-power`, `least-carbon`: everything is
 * served with the least power, or emissions, of replicas at full load, within the budget where there is one. Of plans that are equally good the cheapest is meant.
 */
export type Objective =
  | { readonly goal: 'least-cost' }
  | { readonly goal: 'most-served' | 'least-power' | 'least-carbon'; readonly budgetUsdPerHour?: number }
  | { readonly goal: 'shortest-makespan'; readonly budgetUsdPerHour: number };

/** How much is served of the classes of one priority, of all that is asked for, in weight x demand. */
export interface PriorityService {
  readonly priority: number;
  readonly served: number;
  readonly asked: number;
  /** What no plan surpasses of those that serve as much of the priorities before; a planner's proof, not the judge's. */
  readonly bound?: number;
}

/** What is left out of a class: which share of it, and how much that is in the workload's unit. */
export interface LeftOut {
  readonly class: string;
  /** Its model, where it names one; and its priority, where the classes have several. */
  readonly model?: string;
  readonly priority?: number;
  readonly share: number;
  readonly demand: number;
}

/** What a plan reaches of a goal other than the least cost. */
export type Outcome =
  | {
      readonly goal: 'most-served';
      /** Sum over classes of weight x demand that is served, and of all that is asked for. */
      readonly served: number;
      readonly asked: number;
      /** The same by priority, the most important first; absent where all classes with demand have one. */
      readonly priorities?: readonly PriorityService[];
      /** Classes of which something is left out, the least important last. */
      readonly unserved: readonly LeftOut[];
    }
  | {
      readonly goal: 'shortest-makespan';
      /** When the last replica has finished its share, headroom included. */
      readonly makespanSeconds: number;
    }
  | {
      readonly goal: 'least-power';
      /** Of all replicas at full load. */
      readonly kilowatts: number;
    }
  | {
      readonly goal: 'least-carbon';
      /** The same, as emissions. */
      readonly kgCo2ePerHour: number;
    };
