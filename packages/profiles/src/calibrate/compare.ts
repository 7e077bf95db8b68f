import type { Slo } from '@fleetmix/core';
import type { Measurement } from '../import/measurement.ts';
import { capacityTable } from '../interpolate/capacity-table.ts';
import type { MeasuredCapacity } from '../interpolate/measured-capacity.ts';
import type { RequestSize } from '../request-size.ts';
import type { Estimator } from './estimator.ts';

/** A measured figure and what the estimate has instead. */
export interface Pair {
  readonly measured: number;
  readonly estimated: number;
}

/** One measurement held against the estimate of the same thing. */
export interface Comparison extends RequestSize {
  /**
   * What is compared: the throughput of so many requests at once (`closed-loop`), of all at once (`maximum`), or the highest
   * rate inside the targets among runs with an offered rate (`capacity`).
   */
  readonly kind: 'closed-loop' | 'maximum' | 'capacity';
  readonly concurrency?: number;
  readonly requestsPerSecond: Pair;
  /** Means; only of closed loops, and where both are known. */
  readonly ttftMs?: Pair;
  readonly tpotMs?: Pair;
}

/** What could be compared, and why the rest could not. */
export interface ComparisonReading {
  readonly comparisons: readonly Comparison[];
  readonly notices: readonly string[];
}

/**
 * Holds measurements of one replica against an estimate of it, like with like. Runs whose rate never reached a limit say
 * only what is sustained at least, so that they count only where that is more than the estimate.
 */
export function compare(estimator: Estimator, measurements: readonly Measurement[], slo: Slo): ComparisonReading {
  const notices = new Set<string>();
  const closed = measurements.filter(({ requestRate }) => requestRate === undefined);
  const open = measurements.filter(({ requestRate }) => requestRate !== undefined);
  const capacities = open.length === 0 ? [] : capacityTable(open, slo).points;
  const found = [
    ...closed.map((run) => compareRun(estimator, run)),
    ...capacities.map((point) => compareCapacity(estimator, point)),
  ];
  const comparisons = found.filter((entry) => {
    if (typeof entry === 'string') notices.add(entry);
    return typeof entry !== 'string';
  });
  return { comparisons, notices: [...notices] };
}

/** The comparison, or why there is none. */
function compareRun(estimator: Estimator, run: Measurement): Comparison | string {
  const { inputTokens, outputTokens, concurrency, requests, failed = 0 } = run;
  const size = { inputTokens, outputTokens };
  if (failed > 0) return `${failed} requests of ${run.source} failed: the run is not compared`;
  const estimated =
    concurrency === undefined ? estimator.maximum?.(size) : estimator.closedLoop?.(size, concurrency, requests);
  if (estimated === undefined || !(estimated.requestsPerSecond > 0))
    return `the estimate has nothing to hold against ${sizeText(size)}${concurrency === undefined ? '' : ` at ${concurrency} at once`}`;
  return {
    kind: concurrency === undefined ? 'maximum' : 'closed-loop',
    ...size,
    ...(concurrency === undefined ? {} : { concurrency }),
    requestsPerSecond: { measured: run.requestsPerSecond, estimated: estimated.requestsPerSecond },
    ...pair('ttftMs', run.ttftMs?.mean, estimated.ttftMs),
    ...pair('tpotMs', run.tpotMs?.mean, estimated.tpotMs),
  };
}

function compareCapacity(estimator: Estimator, point: MeasuredCapacity): Comparison | string {
  const { inputTokens, outputTokens, requestsPerSecond: measured, isLimit, reason } = point;
  const size = { inputTokens, outputTokens };
  if (measured === 0)
    return `${sizeText(size)}: the targets held at no measured rate (${reason}); lower rates would say more`;
  const estimated = estimator.capacity(size).requestsPerSecond;
  if (!(estimated > 0))
    return `${sizeText(size)}: the estimate sustains nothing inside the targets, ${measured.toPrecision(3)} requests/s were measured`;
  if (!isLimit && measured <= estimated)
    return `${sizeText(size)}: no measured rate reached a limit, so that they do not say how far off the estimate is; higher rates would`;
  return { kind: 'capacity', ...size, requestsPerSecond: { measured, estimated } };
}

function pair<Name extends 'ttftMs' | 'tpotMs'>(
  name: Name,
  measured: number | undefined,
  estimated: number | undefined,
) {
  const isKnown = measured !== undefined && estimated !== undefined && estimated > 0;
  return isKnown ? ({ [name]: { measured, estimated } } as { readonly [Key in Name]: Pair }) : {};
}

function sizeText({ inputTokens, outputTokens }: RequestSize): string {
  return `input ${Math.round(inputTokens)}, output ${Math.round(outputTokens)}`;
}
