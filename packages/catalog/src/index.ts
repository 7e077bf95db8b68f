/**
 * Published facts as typed data: accelerators, models and prices, and the grids of published experiments.
 * @module
 */
export { type Availability, availabilities } from './availability.ts';
export { type AvailabilityGrid, availabilityGrid, type GridOffer } from './availability-grid.ts';
export { modelFromConfig } from './config/model-from-config.ts';
export { UnknownNameError } from './find.ts';
export { findGpu, gpuNamed, gpusNamed } from './gpus/find-gpu.ts';
export type { Gpu, GpuFigure } from './gpus/gpu.ts';
export { gpus } from './gpus/gpus.ts';
export { type GridName, gridNames } from './grid-name.ts';
export { findModel } from './models/find-model.ts';
export type { Model } from './models/model.ts';
export { models } from './models/models.ts';
export { type ParameterCount, parameterCount } from './models/parameter-count.ts';
export { type CatalogOffer, layoutsOf, offersOf } from './offers/offers-of.ts';
export type { Layout, Rentable } from './offers/rentable.ts';
export { rentables } from './offers/rentables.ts';
export { type Price, type Pricing, type Segment, usdPerGpuHour } from './prices/price.ts';
export { prices } from './prices/prices.ts';
export { type Provider, providerNamed } from './prices/provider.ts';
export { type PriceReading, readPrices } from './prices/read/read-prices.ts';
export type { Skipped } from './prices/read/skipped.ts';
export { cheapestFirst, type PriceFilter, selectPrices } from './prices/select-prices.ts';
export { type PublishedGpu, publishedGpus } from './published-gpu.ts';
export { replicaCapacity } from './replica-capacity.ts';
export { type ReplicaSize, replicaSizes } from './replica-size.ts';
export { type RequestType, requestTypes } from './request-type.ts';
export { computeFactor, memoryUtilization, requestScales, stockFactor } from './simulation-setting.ts';
export { paper, type Source, simulation } from './source.ts';
export { type Trace, traces } from './trace.ts';
