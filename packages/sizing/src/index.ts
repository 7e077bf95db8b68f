/**
 * A workload, a model, latency targets and prices made into a scenario: what can be rented, and what each sustains.
 * @module
 */

export { dayPeriods } from './day-periods.ts';
export { disaggregated, type SplitFleet, type SplitOptions } from './disaggregate.ts';
export { type MeasuredEngine, type MeasuredFleet, measuredFleet } from './measured.ts';
export { replicaOf } from './replica-of.ts';
export { type Shortfalls, shortfalls, targetText } from './shortfalls.ts';
export {
  type RentableOffer,
  recipeOf,
  rentableOffers,
  type Service,
  type SizedFleet,
  type SizingOptions,
  sizeFleet,
} from './size-fleet.ts';
export type { SizedLog, SizedPart } from './sized-log.ts';
