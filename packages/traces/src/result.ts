import type { Workload } from '@fleetmix/core';
import type { SkippedRows } from './log/skipped-rows.ts';
import type { Rate } from './options.ts';

/** Requests of one range of sizes; `workload.classes` has a class of the same name at the same place. */
export interface LogClass {
  readonly name: string;
  /** Requests of the log in it; not whole where the log holds rates. */
  readonly requests: number;
  /** Lowest and highest token count of the range. */
  readonly inputTokens: readonly [number, number];
  readonly outputTokens: readonly [number, number];
  /** The size that stands for its requests, not rounded; capacities are asked for this. */
  readonly representative: Size;
  readonly mean: Size;
  /** Requests/s to serve. */
  readonly demand: number;
}

/** Tokens of one request. */
export interface Size {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * What is lost when each request is counted at its class's representative size. The first four are relative errors of
 * sums over all requests: 0.1 says 10 % too much. Prefill attention grows with the square of the input, and reading the
 * KV cache in decoding with input x output; means keep the sums of tokens but not these.
 */
export interface RepresentationError {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly inputSquared: number;
  readonly inputTimesOutput: number;
  /** How far requests lie from the size that stands for them: root mean square, relative to it. */
  readonly inputSpread: number;
  readonly outputSpread: number;
}

/** Sizes of all requests; quantiles are values that occur. */
export interface Sizes {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The log in a few numbers. */
export interface LogSummary {
  readonly requests: number;
  readonly files: readonly { readonly file: string; readonly format: string }[];
  /** From the first arrival to the last; absent where the log has no times. */
  readonly spanS?: number;
  /** When the first request arrived, as an ISO date, where the log has dates. */
  readonly startsAt?: string;
  /** Requests / span. */
  readonly requestsPerSecond?: number;
  readonly inputTokens: Sizes;
  readonly outputTokens: Sizes;
  /** Coefficient of variation of the times between arrivals: 1 for Poisson, more for bursts. */
  readonly burstiness?: number;
  /** Models by their requests, the most first; empty where the log names none. */
  readonly models: readonly { readonly name: string; readonly requests: number }[];
  /** Rows that could not be used, by reason, the most first. */
  readonly skipped: readonly SkippedRows[];
}

/** Rates by windows of equal length, from the first arrival on, those without requests included. */
export interface RateSeries {
  readonly windowS: number;
  readonly requestsPerSecond: Float64Array;
}

/** Traffic of one part of the day, over all days of the log. */
export interface DayPart {
  /** `04:00-08:00`. */
  readonly name: string;
  readonly fromHour: number;
  readonly hours: number;
  /** Seconds of it that lie between the log's first and last request, over all days. */
  readonly coveredS: number;
  /** Requests of each class that arrived in it, in the order of the classes. */
  readonly requests: readonly number[];
  /** To serve, of all classes together, scaled; absent where the log covers no second of it. */
  readonly requestsPerSecond?: number;
  /** The same of each class. */
  readonly demand?: readonly number[];
}

/** Traffic by time of day, averaged over the days that the log covers. */
export interface DayProfile {
  /** Whose day it is: hours ahead of UTC. */
  readonly utcOffsetHours: number;
  /** Second of that day at which the log begins. */
  readonly startS: number;
  /** From midnight on, of equal length. */
  readonly parts: readonly DayPart[];
}

/** Requests by size, on the bounds of the grid: what a heat map shows. */
export interface SizeHistogram {
  /** Lowest and highest token count of each row and column, rising. */
  readonly input: readonly (readonly [number, number])[];
  readonly output: readonly (readonly [number, number])[];
  /** Row-major, input x output. */
  readonly requests: Float64Array;
}

/** What a log says about the traffic to serve. */
export interface LogWorkload {
  /** In requests/s; scenarios take it as it is. */
  readonly workload: Workload;
  /** More about each class, in the same order. */
  readonly classes: readonly LogClass[];
  readonly demand: {
    /** Of all classes together, scaled. */
    readonly requestsPerSecond: number;
    readonly rate: Rate;
    readonly scale: number;
  };
  readonly representation: RepresentationError;
  readonly rates?: RateSeries;
  /** Traffic by time of day, where it was asked for. */
  readonly day?: DayProfile;
  readonly histogram: SizeHistogram;
  readonly summary: LogSummary;
  /** What was assumed or changed, one sentence each. */
  readonly notices: readonly string[];
}
