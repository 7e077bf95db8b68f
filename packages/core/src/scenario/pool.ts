/** What a replica does for a request: read its prompt and give the first token, or give all tokens after it. */
export type OfferRole = (typeof offerRoles)[number];

/** Every role. */
export const offerRoles = ['prefill', 'decode'] as const;

/**
 * Requests prefilled on replicas of one offer and decoded on those of another (disaggregated serving: Splitwise, arXiv
 * 2311.18677; DistServe, arXiv 2401.09670). A request loads the prefill offer by 1 / its capacity there, and the decode
 * offer likewise. An offer may stand in several pools, so how many prefill replicas go with a decode replica comes out of the plan.
 */
export interface Pool {
  /** Unique among the pools and the offers: routes name it where they name an offer else. */
  readonly name: string;
  /** Name of an offer with the role `prefill`. */
  readonly prefill: string;
  /** Name of an offer with the role `decode`. */
  readonly decode: string;
  /** What the move of a request's KV cache costs, of every class or one a class, in order; 0 where absent. Unit requests/s alone. */
  readonly usdPerRequest?: number | readonly number[];
  /** Names of the classes that it takes; all where absent. */
  readonly classes?: readonly string[];
}
