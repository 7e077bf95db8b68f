/**
 * Replays traffic through a fleet, request by request: latencies, and where a plan breaks.
 * @module
 */
export { cachedPrefix } from './arrivals/cached-prefix.ts';
export { classOf } from './arrivals/class-of.ts';
export {
  type Extent,
  gammaArrivals,
  type OnOff,
  onOff,
  poisson,
  type RateSeries,
  timeOfDay,
} from './arrivals/random-arrivals.ts';
export { type ReplayOptions, replay, type Trace } from './arrivals/replay.ts';
export { type DrawSize, oneSize, type Sizes, seenSizes, workloadSizes } from './arrivals/sizes.ts';
export { capacityFleet } from './capacity-fleet.ts';
export { type ContinuousBatching, continuousBatching } from './engine/continuous-batching.ts';
export type { Engine, Observer, ReplicaKind, Surroundings } from './engine/engine.ts';
export { type ProcessorSharing, processorSharing } from './engine/processor-sharing.ts';
export type { Fleet, FleetEvent, FleetOffer, FleetPool } from './fleet.ts';
export { type Distribution, distributionOf } from './outcome/distribution.ts';
export { type SimulationDocument, simulationDocument } from './outcome/document.ts';
export type { GroupResult } from './outcome/group.ts';
export { type Latency, quantile } from './outcome/latency.ts';
export type { Misses } from './outcome/miss-report.ts';
export type { MissCause } from './outcome/misses.ts';
export type { RequestColumns } from './outcome/request-log.ts';
export { requestsCsv } from './outcome/requests-csv.ts';
export type { OfferResult, Simulation } from './outcome/simulation.ts';
export type { OfferTimeline, Timeline } from './outcome/timeline.ts';
export type { Random } from './random/generator.ts';
export type { ArrivalStream, Arrivals, Request } from './request.ts';
export type { RequestPool } from './request-pool.ts';
export type { Choose, Router, ThroughPool } from './routers/router.ts';
export { leastRequests, leastWork, randomly, roundRobin } from './routers/simple-routers.ts';
export { planRoutes, type Shares, weighted } from './routers/weighted.ts';
export { type Interval, intervalOf } from './runs/interval.ts';
export {
  type GroupIntervals,
  type LatencyIntervals,
  type Runs,
  simulateRuns,
  summariseRuns,
} from './runs/simulate-runs.ts';
export { type SimulationOptions, type SimulationProgress, simulate } from './simulate.ts';
export type { Slo } from './slo.ts';
export { type Batch, decodingStep, type PrefillChunk, type StepTime } from './step.ts';
export type { VerifyOptions } from './verify/campaign.ts';
export type { Change } from './verify/raise.ts';
export type { CostOfCertainty, Round, Verification } from './verify/verification.ts';
export { type RoundDocument, type VerificationDocument, verificationDocument } from './verify/verification-document.ts';
export { verify } from './verify/verify.ts';
