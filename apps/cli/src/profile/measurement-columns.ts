import type { Measurement, Percentiles } from '@fleetmix/profiles';
import { type Cell, type Column, shortened } from '../catalog/listing.ts';
import { whole } from '../output/figures.ts';
import { rate } from './figures.ts';
import { latencyText } from './measured-latency.ts';
import { percentileName } from './targets.ts';

type RunColumn = Column<Measurement>;

const longestPlace = 30;

/** Runs as CSV has them, from which they are read back, and what of them fits in a terminal. */
export function measurementColumns(runs: readonly Measurement[], percentile: number): readonly RunColumn[] {
  const statistic = percentileName(percentile);
  const anyFailed = runs.some(({ failed = 0 }) => failed > 0);
  return [
    ...(['model', 'gpu', 'gpusPerReplica', 'tensorParallel', 'engine', 'precision'] as const).map(plain),
    figure('inputTokens', 'input', ({ inputTokens }) => whole(Math.round(inputTokens))),
    figure('outputTokens', 'output', ({ outputTokens }) => whole(Math.round(outputTokens))),
    figure('requestRate', 'load', loadText),
    plain('concurrency'),
    figure('requestsPerSecond', 'requests/s', (run) => rate(run.requestsPerSecond)),
    plain('requests'),
    anyFailed ? figure('failed', 'failed', ({ failed = 0 }) => whole(failed)) : plain('failed'),
    ...latencies(runs, 'ttftMs', `TTFT ${statistic}, ms`, percentile),
    ...latencies(runs, 'tpotMs', `TPOT ${statistic}, ms`, percentile),
    ...latencies(runs, 'itlMs', undefined, percentile),
    ...latencies(runs, 'e2eMs', undefined, percentile),
    { name: 'source', of: ({ source }) => source, shown: { head: 'from', text: (run) => placeText(run.source) } },
  ];
}

/** `4 requests/s`, `16 at once`, or `all at once`. */
function loadText({ requestRate, concurrency }: Pick<Measurement, 'requestRate' | 'concurrency'>): string {
  if (requestRate !== undefined) return `${rate(requestRate)} req/s`;
  return concurrency === undefined ? 'all at once' : `${rate(concurrency)} at once`;
}

function plain(name: keyof Measurement): RunColumn {
  return { name, of: (run) => run[name] as Cell };
}

function figure(name: keyof Measurement, head: string, text: (run: Measurement) => string): RunColumn {
  return { ...plain(name), shown: { head, align: 'right', text } };
}

/** One column for every statistic that some run has; the first of them is what a terminal shows, as far as it shows one. */
function latencies(
  runs: readonly Measurement[],
  name: 'ttftMs' | 'tpotMs' | 'itlMs' | 'e2eMs',
  head: string | undefined,
  percentile: number,
): readonly RunColumn[] {
  const statistics = [...new Set(runs.flatMap((run) => Object.keys(run[name] ?? {})))].sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }),
  ) as (keyof Percentiles)[];
  return statistics.map((statistic, position) => {
    const of = (run: Measurement) => run[name]?.[statistic];
    const column = { name: `${name}.${statistic}`, of };
    if (head === undefined || position > 0) return column;
    return { ...column, shown: { head, align: 'right', text: (run) => latencyText(run[name], percentile) } };
  });
}

/** The end of a place says more than its beginning. */
function placeText(source: string): string {
  return source.length > longestPlace ? `…${shortened(source.slice(1 - longestPlace), longestPlace)}` : source;
}
