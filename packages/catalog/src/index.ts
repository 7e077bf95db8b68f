/**
 * Published facts as typed data, and the grids of published experiments built from them.
 * @module
 */
export { type Availability, availabilities } from './availability.ts';
export { type AvailabilityGrid, availabilityGrid, type GridOffer } from './availability-grid.ts';
export { type GridName, gridNames } from './grid-name.ts';
export { type PublishedGpu, publishedGpus } from './published-gpu.ts';
export { replicaCapacity } from './replica-capacity.ts';
export { type ReplicaSize, replicaSizes } from './replica-size.ts';
export { type RequestType, requestTypes } from './request-type.ts';
export { computeFactor, memoryUtilization, requestScales, stockFactor } from './simulation-setting.ts';
export { paper, type Source, simulation } from './source.ts';
export { type Trace, traces } from './trace.ts';
