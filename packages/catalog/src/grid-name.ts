/** Grids that come with this package; `@fleetmix/catalog/grids/NAME.yaml` is the file of each. */
export const gridNames = ['availability'] as const;

/** Name of a grid that comes with this package. */
export type GridName = (typeof gridNames)[number];
