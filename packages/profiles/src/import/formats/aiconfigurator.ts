import type { Collector } from '../collector.ts';
import { type Fields, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import { statistics } from '../statistics.ts';

/** AIConfigurator's table of configurations (ColumnsAgg): what it predicts at a concurrency; milliseconds, means only. */
export const aiconfigurator: Format = {
  name: 'aiconfigurator',
  title: 'AIConfigurator rows (CSV, JSON)',
  recognises: (entry) => ['isl', 'osl', 'seq/s', 'tpot'].every((name) => numberAt(entry, name) !== undefined),
  read: (entries, collector) => {
    for (const { value, where } of entries) readRow(value, where, collector);
  },
};

function readRow(row: Fields, where: string, collector: Collector): void {
  const mean = (name: string) => statistics([['mean', row[name]]], 1);
  collector.notice('Rows of AIConfigurator are predictions, not measurements.');
  collector.run(
    {
      model: textAt(row, 'model'),
      gpu: textAt(row, 'system'),
      gpusPerReplica: numberAt(row, 'num_total_gpus'),
      tensorParallel: numberAt(row, 'tp'),
      engine: textAt(row, 'backend'),
      precision: textAt(row, 'gemm'),
      inputTokens: numberAt(row, 'isl'),
      outputTokens: numberAt(row, 'osl'),
      concurrency: numberAt(row, 'concurrency'),
      requestsPerSecond: numberAt(row, 'seq/s'),
      ttftMs: mean('ttft'),
      tpotMs: mean('tpot'),
      e2eMs: mean('request_latency'),
    },
    where,
  );
}
