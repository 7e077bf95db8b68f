/**
 * Where a capacity comes from: `measured` on such a replica, `interpolated` between sizes that were measured, `estimated` from
 * the model's shape and the GPU's figures, or `assumed` without either.
 */
export type CapacitySource = (typeof capacitySources)[number];

/** The sources of capacities, the most trusted first. */
export const capacitySources = ['measured', 'interpolated', 'estimated', 'assumed'] as const;

/** Every source that occurs in a list, once, the most trusted first. */
export function distinctSources(sources: Iterable<CapacitySource | undefined>): readonly CapacitySource[] {
  const found = new Set(sources);
  return capacitySources.filter((source) => found.has(source));
}
