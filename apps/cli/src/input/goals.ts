/** What a plan can be best at, as core has it; typed here so that reading a command line loads none of it. */
export const goals = ['least-cost', 'most-served', 'shortest-makespan', 'least-power', 'least-carbon'] as const;

/** What a fleet can be asked to survive. */
export const lossUnits = ['replica', 'offer', 'region', 'provider'] as const;

/** What can decide between fleets that cost the same. */
export const preferences = ['fewest-offers', 'fewest-replicas', 'closest-to-current'] as const;
