import type { CapacitySource } from './capacity-source.ts';
import type { OfferRole } from './pool.ts';
import type { Serving } from './serving.ts';

/** How often a replica of an offer is taken away, as spot is, and for how long. */
export interface Interruptions {
  /** Of one replica, on average, while it works; 0 or more. */
  readonly perHour: number;
  /** From an interruption until a replica works in its place, paid for: noticing, renting, loading the model. 0 or more. */
  readonly recoveryMinutes: number;
}

/** One replica that one can rent; or a node, on which replicas of other offers are packed: see {@link Offer.isNode}. */
export interface Offer {
  readonly name: string;
  /** GPU type; stock is counted by it. */
  readonly gpu: string;
  /** GPUs that one replica takes (tensor x pipeline parallel); 1 or more. */
  readonly gpusPerReplica: number;
  /**
   * Node on which its replicas are packed: an offer of the same GPU that {@link Offer.isNode}. The node has the price and takes the
   * GPUs from the stock; `usdPerHour` is 0 then. Absent where replicas are sold by themselves.
   */
  readonly node?: string;
  /**
   * It is sold whole, serves nothing by itself, and holds replicas of the offers that name it: all of its `gpusPerReplica` GPUs
   * together. Plans count nodes as they count replicas.
   */
  readonly isNode?: true;
  /** Price of the whole replica, or node; 0 or more. */
  readonly usdPerHour: number;
  readonly provider?: string;
  readonly region?: string;
  readonly pricing?: 'on-demand' | 'spot' | 'reserved';
  /** Replicas that a plan must rent at least; 0 where absent. */
  readonly minReplicas?: number;
  /** Replicas that a plan may rent at most; no limit of its own where absent. */
  readonly maxReplicas?: number;
  /**
   * What to leave free on it, as a share of what is put on it: 0.25 fills a replica to 1 / 1.25 of its capacity at most. It
   * comes on top of the classes' headroom; 0 where absent.
   */
  readonly headroom?: number;
  /**
   * After each a replica is away, so that on average it works 1 / (1 + perHour x recoveryMinutes / 60) of the time, and a plan
   * counts on that share of its capacity; none where absent.
   */
  readonly interruptions?: Interruptions;
  /** Minutes from a replica's start until it serves, for which it is paid; with periods. 0 where absent. */
  readonly startupMinutes?: number;
  /** Fee of each start; with periods. 0 where absent. */
  readonly usdPerStart?: number;
  /** A replica that is started is paid for so long at least, to the end of the period in which that is over; with periods. */
  readonly minRentalHours?: number;
  /** Power of one replica at full load, above 0; at the wall or of the boards, as `wattsSource` says. */
  readonly watts?: number;
  /** Where `watts` come from and what they count, in words. */
  readonly wattsSource?: string;
  /** What the electricity of its region emits, in g CO2e per kWh; 0 or more. */
  readonly gramsCo2PerKwh?: number;
  /** Where its capacities come from: one word for all classes, or one a class, in order; unsaid where absent. */
  readonly capacitySource?: CapacitySource | readonly CapacitySource[];
  /** Where its price comes from, in words: provider's list, day. */
  readonly priceSource?: string;
  readonly serving?: Serving;
  /**
   * Set of replicas that do half of a request: prefill alone, up to the first token, or decode alone, from then on. Their
   * capacities are of that half, and requests reach them through pools alone. Absent: they serve requests whole.
   */
  readonly role?: OfferRole;
}
