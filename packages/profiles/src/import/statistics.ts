import { type Fields, numberOf } from './field.ts';
import type { Percentiles } from './measurement.ts';

/** Statistics as they were found, usable or not. */
export type FoundStatistics = ReadonlyMap<keyof Percentiles, number>;

/** Reads `mean`, `avg`, `median`, `p95`, `P95` …; other names are left out. `factor` turns values into milliseconds. */
export function statistics(entries: Iterable<readonly [string, unknown]>, factor: number): FoundStatistics {
  const found = new Map<keyof Percentiles, number>();
  for (const [name, value] of entries) {
    const key = statisticName(name);
    const number = numberOf(value);
    if (key !== undefined && number !== undefined) found.set(key, number * factor);
  }
  return found;
}

/** The statistics among an object's fields whose names begin and end as given, as `p99_ttft_ms` does. */
export function statisticsNamed(fields: Fields, begin: string, end: string, factor: number): FoundStatistics {
  const entries = Object.entries(fields).filter(([name]) => name.startsWith(begin) && name.endsWith(end));
  const middle = (name: string): string => name.slice(begin.length, name.length - end.length);
  return statistics(
    entries.map(([name, value]) => [middle(name), value] as const),
    factor,
  );
}

/** Statistics of single values, in which quantiles are interpolated as numpy does it. */
export function statisticsOf(values: readonly number[], factor: number): FoundStatistics {
  if (values.length === 0) return new Map();
  const rising = Float64Array.from(values).sort();
  const mean = rising.reduce((sum, value) => sum + value, 0) / rising.length;
  const quantile = (share: number): number => {
    const position = share * (rising.length - 1);
    const below = rising[Math.floor(position)] as number;
    const above = rising[Math.ceil(position)] as number;
    return below + (above - below) * (position - Math.floor(position));
  };
  return new Map([
    ['mean', mean * factor] as const,
    ...([50, 90, 95, 99] as const).map((percent) => [`p${percent}`, quantile(percent / 100) * factor] as const),
  ]);
}

function statisticName(name: string): keyof Percentiles | undefined {
  if (name === 'mean' || name === 'avg') return 'mean';
  if (name === 'median') return 'p50';
  const percent = /^[pP](\d{1,2}(?:\.\d+)?)$/.exec(name)?.[1];
  return percent === undefined ? undefined : `p${Number(percent)}`;
}
