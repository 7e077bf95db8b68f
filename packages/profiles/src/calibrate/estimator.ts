import type { Slo } from '@fleetmix/core';
import { capacity } from '../estimate/capacity.ts';
import { latencyAt, maximumThroughput } from '../estimate/closed-loop.ts';
import type { Replica } from '../estimate/replica.ts';
import type { RequestSize } from '../request-size.ts';

/** What an estimate says of requests at once. */
export interface EstimatedRun {
  readonly requestsPerSecond: number;
  readonly ttftMs?: number;
  readonly tpotMs?: number;
}

/** An estimate of one replica: what it sustains, and what benchmarks of it would measure. */
export interface Estimator {
  /** Requests/s of random arrivals inside the targets; 0 where it sustains none. */
  capacity(size: RequestSize): { readonly requestsPerSecond: number };
  /** Steady state of so many requests at once, out of so many in all; undefined where there is no room for one. */
  closedLoop?(size: RequestSize, concurrency: number, requests?: number): EstimatedRun | undefined;
  /** All requests at once. */
  maximum?(size: RequestSize): EstimatedRun | undefined;
}

/** Requests of a run for each of those at once, where it does not say how many it had: ten, as InferenceMAX has it. */
const usualWaves = 10;

/** This package's estimate of a replica inside targets. */
export function estimatorOf(replica: Replica, slo: Slo): Estimator {
  return {
    capacity: (size) => capacity(replica, size, slo),
    closedLoop: (size, concurrency, requests) => {
      const waves = requests === undefined ? usualWaves : Math.max(1, requests / concurrency);
      return latencyAt(replica, size, concurrency, { waves });
    },
    maximum: (size) => {
      const found = maximumThroughput(replica, size);
      return found === undefined ? undefined : { requestsPerSecond: found.requestsPerSecond };
    },
  };
}
