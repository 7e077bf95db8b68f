import type { RequestColumns } from '@fleetmix/simulator';
import type { Facts } from '../accuracy/facts.ts';
import type { SetErrors } from '../accuracy/summary.ts';
import { type RecordedRun, readRuns } from './recorded-run.ts';
import { replayed } from './replayed.ts';

const metrics = ['e2e-mean', 'ttft-p50', 'ttft-p99', 'tpot-p50', 'tpot-p99'] as const;

/** A figure of a whole run, which has one error. */
export type RunMetric = (typeof metrics)[number];

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

interface Latencies {
  readonly e2e: readonly number[];
  readonly ttft: readonly number[];
  readonly tpot: readonly number[];
}

function figures({ e2e, ttft, tpot }: Latencies): Readonly<Record<RunMetric, number>> {
  return {
    'e2e-mean': mean(e2e),
    'ttft-p50': quantile(ttft, 0.5),
    'ttft-p99': quantile(ttft, 0.99),
    'tpot-p50': quantile(tpot, 0.5),
    'tpot-p99': quantile(tpot, 0.99),
  };
}

function measured({ requests }: RecordedRun): Latencies {
  return {
    e2e: requests.map(({ e2eMs }) => e2eMs),
    ttft: requests.map(({ ttftMs }) => ttftMs),
    // A request of one token has no time between tokens.
    tpot: requests.map(({ tpotMs, outputTokens }) => (outputTokens > 1 ? tpotMs : Number.NaN)),
  };
}

function simulated(log: RequestColumns): Latencies {
  const values = (numbers: Float32Array) => [...numbers.subarray(0, log.size)];
  return { e2e: values(log.e2eMs), ttft: values(log.ttftMs), tpot: values(log.tpotMs) };
}

/** A run that took place and that the estimate has no room for is all wrong. */
const allWrong = 1;

/** Errors of the simulation of every recorded run in a folder: the runs' own arrivals, replayed. */
export async function simulatedSets(folder: string, facts: Facts): Promise<readonly SetErrors[]> {
  const sets: SetErrors[] = [];
  for (const run of readRuns(folder, facts)) {
    const log = await replayed(run);
    const theirs = figures(measured(run));
    const ours = log === undefined ? undefined : figures(simulated(log));
    for (const metric of metrics) {
      const relativeError = ours === undefined ? allWrong : ours[metric] / theirs[metric] - 1;
      const error = Math.abs(relativeError);
      const errors = { rows: run.requests.length, medianError: error, p90Error: error };
      sets.push({ set: run.set, metric, relativeError, ...errors, by: {} });
    }
  }
  return sets;
}
