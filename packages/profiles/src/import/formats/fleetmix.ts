import type { Collector } from '../collector.ts';
import { type Fields, fieldsOf, listOf, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import type { CapacityPoint } from '../measurement.ts';
import { type FoundStatistics, statistics } from '../statistics.ts';

/**
 * Measurements as this package writes them: rows with inputTokens, outputTokens and requestsPerSecond, and whatever else a
 * Measurement has (`ttftMs.p95` as a column in CSV); a table as an object with `points`.
 */
export const fleetmixRows: Format = {
  name: 'fleetmix',
  title: 'rows with inputTokens, outputTokens, requestsPerSecond (JSON, CSV), as this package writes them',
  recognises: (entry) =>
    hasSize(entry) || (Array.isArray(entry['points']) && hasSize(fieldsOf(listOf(entry['points'])[0]) ?? {})),
  read: (entries, collector) => {
    for (const { value, where } of entries) {
      if (Array.isArray(value['points'])) readTable(value, where, collector);
      else readRow(value, where, collector);
    }
  },
};

function hasSize(entry: Fields): boolean {
  return ['inputTokens', 'outputTokens', 'requestsPerSecond'].every((name) => Object.hasOwn(entry, name));
}

function replicaOf(entry: Fields) {
  return {
    model: textAt(entry, 'model'),
    gpu: textAt(entry, 'gpu'),
    gpusPerReplica: numberAt(entry, 'gpusPerReplica'),
    tensorParallel: numberAt(entry, 'tensorParallel'),
    engine: textAt(entry, 'engine'),
    precision: textAt(entry, 'precision'),
  };
}

function pointOf(entry: unknown): CapacityPoint {
  const number = (name: string) => numberAt(entry, name) ?? Number.NaN;
  return {
    inputTokens: number('inputTokens'),
    outputTokens: number('outputTokens'),
    requestsPerSecond: number('requestsPerSecond'),
  };
}

function readRow(row: Fields, where: string, collector: Collector): void {
  const latency = (name: string): FoundStatistics => {
    const columns = Object.entries(row).filter(([column]) => column.startsWith(`${name}.`));
    const nested = Object.entries(fieldsOf(row[name]) ?? {});
    return statistics(
      [...nested, ...columns.map(([column, value]) => [column.slice(name.length + 1), value] as const)],
      1,
    );
  };
  collector.run(
    {
      ...replicaOf(row),
      ...pointOf(row),
      requestRate: numberAt(row, 'requestRate'),
      concurrency: numberAt(row, 'concurrency'),
      ttftMs: latency('ttftMs'),
      tpotMs: latency('tpotMs'),
      itlMs: latency('itlMs'),
      e2eMs: latency('e2eMs'),
      requests: numberAt(row, 'requests'),
      failed: numberAt(row, 'failed'),
    },
    where,
  );
}

function readTable(table: Fields, where: string, collector: Collector): void {
  const points = listOf(table['points']).map(pointOf);
  const placed = points.filter(({ inputTokens, outputTokens }) => inputTokens > 0 && outputTokens > 0);
  if (placed.length < points.length) collector.skip('a point without a size', where);
  const slo = fieldsOf(table['slo']);
  const bounds = ['ttftMs', 'tpotMs', 'e2eMs', 'percentile'].flatMap((name) => {
    const bound = numberAt(slo, name);
    return bound === undefined || !(bound > 0) ? [] : [[name, bound] as const];
  });
  const found = bounds.length === 0 ? {} : { slo: Object.fromEntries(bounds) };
  collector.table({ ...replicaOf(table), ...found, points: placed }, where);
}
