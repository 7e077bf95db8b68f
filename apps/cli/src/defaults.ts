/** What is used where the command line names none: the one place to change it. */
export const defaults = {
  planner: 'exact',
  solver: 'builtin',
  compared: ['exact', 'greedy', 'greedy-trimmed', 'homogeneous'],
  experiment: 'availability',
} as const;
