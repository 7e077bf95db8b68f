/** What a plan can be best at, as core has it; typed here so that reading a command line loads none of it. */
export const goals = ['least-cost', 'most-served', 'shortest-makespan'] as const;
