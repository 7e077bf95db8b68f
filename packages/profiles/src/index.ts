/**
 * What a replica sustains for each size of request, inside a latency target: estimated from a model and a GPU, or imported
 * from a benchmark's output.
 * @module
 */
export type { Accelerator, Precision } from './accelerator.ts';
export {
  type CalibratedCapacity,
  type Calibration,
  type CalibrationError,
  calibrate,
} from './calibrate/calibrate.ts';
export { type Comparison, type ComparisonReading, compare, type Pair } from './calibrate/compare.ts';
export { type EstimatedRun, type Estimator, estimatorOf } from './calibrate/estimator.ts';
export type { Batch, PrefillChunk } from './estimate/batch.ts';
export { type BatchLatency, batchLatency } from './estimate/batch-latency.ts';
export { type Capacity, capacity } from './estimate/capacity.ts';
export { type ClosedLoop, latencyAt, type Measuring, maximumThroughput } from './estimate/closed-loop.ts';
export type { Efficiency } from './estimate/efficiency.ts';
export { efficiencyOf } from './estimate/efficiency-of.ts';
export type { Engine } from './estimate/engine.ts';
export { type EngineName, engines } from './estimate/engines.ts';
export {
  kvBytesPerToken,
  type Memory,
  maxKvTokens,
  memoryOf,
  movedBytesPerToken,
  weightBytes,
} from './estimate/memory.ts';
export type { OpenLoop } from './estimate/open-loop.ts';
export { type Parameters, parametersOf } from './estimate/parameters.ts';
export { gpusOf, type Replica } from './estimate/replica.ts';
export { roomFor } from './estimate/room.ts';
export { decodeCapacity, defaultKvLinkGBps, prefillCapacity, transferMs } from './estimate/split-capacity.ts';
export { type StepModel, stepModel, stepTime } from './estimate/step-model.ts';
export type {
  CapacityPoint,
  CapacityTable,
  MeasuredReplica,
  Measurement,
  MeasurementReading,
  Percentiles,
  SkippedEntries,
} from './import/measurement.ts';
export { MeasurementError } from './import/measurement-error.ts';
export { readMeasurements } from './import/read-measurements.ts';
export { capacityTable, type MeasuredTable, measuredReplicas, type ReplicaRuns } from './interpolate/capacity-table.ts';
export { implies } from './interpolate/implies.ts';
export { type Interpolated, interpolate, interpolator } from './interpolate/interpolate.ts';
export { type MeasuredCapacity, measuredCapacity } from './interpolate/measured-capacity.ts';
export { kvElementsPerToken } from './kv-elements.ts';
export type { ModelShape } from './model-shape.ts';
export type { Candidate, SizedClass } from './offers/candidate.ts';
export { type SplitRow, splitRow } from './offers/estimate-row.ts';
export {
  type Known,
  type KnownCapacity,
  type Profiled,
  type ProfiledOffer,
  profileOffers,
  type Recipe,
} from './offers/profile-offers.ts';
export type { Relaxed } from './offers/relax.ts';
export { middleSize, type RequestSize } from './request-size.ts';
