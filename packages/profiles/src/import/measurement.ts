import type { Slo } from '@fleetmix/core';
import type { RequestSize } from '../request-size.ts';

/** Statistics of a latency in milliseconds: the mean and percentiles by name, such as `p95` or `p99.9`. */
export interface Percentiles {
  readonly mean?: number;
  readonly [percentile: `p${number}`]: number;
}

/** What was measured on: whatever of it the benchmark's output names. */
export interface MeasuredReplica {
  readonly model?: string;
  /** As the benchmark names it. */
  readonly gpu?: string;
  readonly gpusPerReplica?: number;
  readonly tensorParallel?: number;
  readonly engine?: string;
  readonly precision?: string;
}

/** One run of a benchmark at one operating point. */
export interface Measurement extends MeasuredReplica, RequestSize {
  /** Where it was read: the file, and the place inside it. */
  readonly source: string;
  /** Requests a second that were offered; absent where each request waited for another one to end, or all came at once. */
  readonly requestRate?: number;
  /** Requests at once that the benchmark kept, or at most allowed. */
  readonly concurrency?: number;
  /** Requests a second that were completed. */
  readonly requestsPerSecond: number;
  readonly ttftMs?: Percentiles;
  /** Over requests: each one's mean time from one output token to the next, its first token left out. */
  readonly tpotMs?: Percentiles;
  /** Over tokens: the single gaps between one and the next. Its tail is longer than that of TPOT. */
  readonly itlMs?: Percentiles;
  readonly e2eMs?: Percentiles;
  /** Requests that were completed. */
  readonly requests?: number;
  readonly failed?: number;
}

/** What one replica sustains of requests of one measured size. */
export interface CapacityPoint extends RequestSize {
  /** 0 where the targets held at no measured rate. */
  readonly requestsPerSecond: number;
}

/** What one replica sustains at each size that was measured; made from runs, or read as such. */
export interface CapacityTable extends MeasuredReplica {
  readonly source: string;
  readonly points: readonly CapacityPoint[];
  /** The targets that the capacities hold, where they are known. */
  readonly slo?: Slo;
}

/** Entries that were not used, by reason. */
export interface SkippedEntries {
  readonly reason: string;
  /** Places of the first ten. */
  readonly where: readonly string[];
  readonly count: number;
}

/** What was found in a benchmark's output. */
export interface MeasurementReading {
  /** The format's name; several, separated by commas, where entries differ. */
  readonly format: string;
  readonly measurements: readonly Measurement[];
  /** Capacities that the file states itself. */
  readonly tables: readonly CapacityTable[];
  readonly skipped: readonly SkippedEntries[];
  /** What was assumed while reading, in sentences for the reader. */
  readonly notices: readonly string[];
}
