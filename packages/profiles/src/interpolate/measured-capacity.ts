import type { Slo } from '@fleetmix/core';
import type { CapacityPoint, Measurement } from '../import/measurement.ts';
import type { RequestSize } from '../request-size.ts';
import { judgeRun, type Verdict } from './judge-run.ts';
import { checkSize, isSameSize } from './same-size.ts';

/** What runs at one size say that a replica sustains. */
export interface MeasuredCapacity extends CapacityPoint {
  /** Runs at this size, whether they held the targets or not. */
  readonly runs: number;
  /** Whether a run with more load missed the targets: where none did, the replica may sustain more than was asked of it. */
  readonly isLimit: boolean;
  /** Where nothing held: why the run with the least load did not. */
  readonly reason?: string;
  /** What stood in for figures that were not recorded, and what else is worth knowing. */
  readonly notices: readonly string[];
}

interface Judged {
  readonly run: Measurement;
  readonly verdict: Verdict;
}

/**
 * Highest completed rate at one measured size (within 5 %) at which the targets hold. Runs with failures, runs that
 * completed less than 0.9 of what was offered and runs that do not record what is asked do not hold; where the percentile is
 * not recorded, the next higher one is used and said. Undefined where nothing was measured at the size. Without targets,
 * only failures and keeping up count. All runs must be of one replica: see `measuredReplicas`.
 * @throws RangeError where the size is not positive or the percentile not between 0 and 1
 */
export function measuredCapacity(
  measurements: readonly Measurement[],
  size: RequestSize,
  slo: Slo,
): MeasuredCapacity | undefined {
  checkSize(size);
  const { percentile = 0.95 } = slo;
  if (!(percentile > 0 && percentile < 1)) {
    throw new RangeError(`slo.percentile: ${percentile} is not between 0 and 1; give 0.95 for the 95th.`);
  }
  const judged = measurements
    .filter((run) => isSameSize(run, size))
    .map((run): Judged => ({ run, verdict: judgeRun(run, slo) }))
    .sort((one, other) => one.run.requestsPerSecond - other.run.requestsPerSecond);
  const [least] = judged;
  if (least === undefined) return undefined;
  const best = judged.findLast(({ verdict }) => verdict.outcome === 'held');
  return best === undefined ? nothing(judged, least) : capacityOf(judged, best);
}

function nothing(judged: readonly Judged[], { run, verdict }: Judged): MeasuredCapacity {
  const { inputTokens, outputTokens } = run;
  return {
    inputTokens,
    outputTokens,
    requestsPerSecond: 0,
    runs: judged.length,
    isLimit: judged.some((candidate) => candidate.verdict.outcome === 'missed'),
    reason: `at ${loadText(run)}, ${verdict.reason}`,
    notices: noticesOf(judged),
  };
}

function capacityOf(judged: readonly Judged[], best: Judged): MeasuredCapacity {
  const { inputTokens, outputTokens, requestsPerSecond } = best.run;
  const missed = judged.filter(({ verdict }) => verdict.outcome === 'missed');
  const below = missed.find(({ run }) => !hasMoreLoad(run, best.run));
  const closed =
    best.run.requestRate === undefined
      ? ['the best run kept requests at once, which arrive more evenly than at random']
      : [];
  const uneven = below === undefined ? [] : [`a run at ${loadText(below.run)} missed the targets that hold at more`];
  return {
    inputTokens,
    outputTokens,
    requestsPerSecond,
    runs: judged.length,
    isLimit: missed.some(({ run }) => hasMoreLoad(run, best.run)),
    notices: [...noticesOf(judged), ...closed, ...uneven],
  };
}

function hasMoreLoad(run: Measurement, best: Measurement): boolean {
  if (run.requestRate !== undefined && best.requestRate !== undefined) return run.requestRate > best.requestRate;
  if (run.requestRate === undefined && best.requestRate === undefined)
    return (run.concurrency ?? Number.POSITIVE_INFINITY) > (best.concurrency ?? Number.POSITIVE_INFINITY);
  return (run.requestRate ?? run.requestsPerSecond) > best.requestsPerSecond;
}

function noticesOf(judged: readonly Judged[]): readonly string[] {
  const unknown = judged.filter(({ verdict }) => verdict.outcome === 'unknown');
  const reasons = unknown.map(({ verdict }) => `a run cannot be judged: ${verdict.reason}`);
  return [...new Set([...judged.flatMap(({ verdict }) => verdict.notices), ...reasons])];
}

function loadText({ requestRate, concurrency, requestsPerSecond }: Measurement): string {
  if (requestRate !== undefined) return `${Number(requestRate.toPrecision(3))} requests/s`;
  return concurrency === undefined
    ? `${Number(requestsPerSecond.toPrecision(3))} requests/s`
    : `${concurrency} at once`;
}
