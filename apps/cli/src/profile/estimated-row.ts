import type { Slo } from '@fleetmix/core';
import { capacity, gpusOf, type Percentiles, type RequestSize } from '@fleetmix/profiles';
import type { ServedReplica } from './served-replica.ts';
import { percentileName } from './targets.ts';

/** What one engine sustains of requests of one size, with the field names of measurements. */
export interface EstimatedRow extends RequestSize {
  readonly source: 'estimated';
  readonly model: string;
  readonly gpu: string;
  readonly gpusPerReplica: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly engine: string;
  readonly precision: string;
  readonly kvCache: string;
  readonly requestsPerSecond: number;
  readonly outputTokensPerSecond: number;
  /** At that rate. */
  readonly ttftMs?: Percentiles;
  readonly tpotMs?: Percentiles;
  /** Requests at once at that rate: the mean, and the percentile. */
  readonly running?: number;
  readonly mostRunning?: number;
  /** Why nothing is sustained. */
  readonly reason?: string;
  /** Latencies of a request alone, where nothing is sustained. */
  readonly best?: { readonly ttftMs: number; readonly tpotMs: number };
}

/** Estimates one size; `reason` is why the engine serves nothing at all. */
export function estimatedRow(
  replica: ServedReplica,
  size: RequestSize,
  slo: Slo & { readonly percentile: number },
  reason: string | undefined,
): EstimatedRow {
  const found = reason === undefined ? capacity(replica, size, slo) : { requestsPerSecond: 0 as const, reason };
  const described = {
    source: 'estimated',
    model: replica.shape.id,
    gpu: replica.accelerator.id,
    gpusPerReplica: gpusOf(replica),
    tensorParallel: replica.tensorParallel,
    pipelineParallel: replica.pipelineParallel,
    engine: replica.engineName,
    precision: replica.weights,
    kvCache: replica.kvCache,
    ...size,
    requestsPerSecond: tidy(found.requestsPerSecond),
    outputTokensPerSecond: tidy(found.requestsPerSecond * size.outputTokens),
  } as const;
  if ('reason' in found) {
    const best = 'best' in found && found.best !== undefined ? { best: tidied(found.best) } : {};
    return { ...described, reason: found.reason, ...best };
  }
  const { ttftMs, tpotMs, running, mostRunning } = found.at;
  const name = percentileName(slo.percentile);
  return {
    ...described,
    ttftMs: { [name]: tidy(ttftMs) },
    // A single token has no gap after it.
    ...(tpotMs === 0 ? {} : { tpotMs: { [name]: tidy(tpotMs) } }),
    running: tidy(running),
    mostRunning: tidy(mostRunning),
  };
}

function tidied({ ttftMs, tpotMs }: { readonly ttftMs: number; readonly tpotMs: number }) {
  return { ttftMs: tidy(ttftMs), tpotMs: tidy(tpotMs) };
}

/** More digits than six say nothing about an estimate. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
