import type { Collector } from '../collector.ts';
import { type Fields, numberAt, textAt } from '../field.ts';
import type { Entry, Format } from '../format.ts';
import { type FoundStatistics, statistics } from '../statistics.ts';

/** AIBrix's gpu_benchmark: one line a metric (TPUT, TT, E2E, TTFT, TPOT) of a run; latencies in seconds. */
export const aibrixBenchmark: Format = {
  name: 'aibrix-benchmark',
  title: 'AIBrix benchmark (JSON lines, one metric each)',
  recognises: (entry) =>
    textAt(entry, 'metric') !== undefined &&
    numberAt(entry, 'input_tokens') !== undefined &&
    numberAt(entry, 'request_rate') !== undefined,
  read: (entries, collector) => {
    for (const lines of runsOf(entries)) readRun(lines, collector);
  },
};

/** Lines of one run share its settings; a metric that comes again begins the next run. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  const open = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { input_tokens, output_tokens, request_rate, seed, model, samples } = entry.value as Record<string, unknown>;
    const key = JSON.stringify([input_tokens, output_tokens, request_rate, seed, model, samples]);
    const run = open.get(key);
    if (run === undefined || run.some(({ value }) => value['metric'] === entry.value['metric'])) {
      const begun = [entry];
      runs.push(begun);
      open.set(key, begun);
    } else run.push(entry);
  }
  return runs;
}

function readRun(lines: readonly Entry[], collector: Collector): void {
  const first = lines[0] as Entry;
  const named = (metric: string): Fields | undefined =>
    lines.find(({ value }) => textAt(value, 'metric') === metric)?.value;
  const latency = (metric: string): FoundStatistics => statistics(Object.entries(named(metric) ?? {}), 1000);
  if (named('TPUT') === undefined) {
    collector.skip('a run without a line for TPUT', first.where);
    return;
  }
  collector.run(
    {
      model: textAt(first.value, 'model'),
      inputTokens: numberAt(first.value, 'input_tokens'),
      outputTokens: numberAt(first.value, 'output_tokens'),
      requestRate: numberAt(first.value, 'request_rate'),
      requestsPerSecond: numberAt(named('TPUT'), 'mean'),
      ttftMs: latency('TTFT'),
      tpotMs: latency('TPOT'),
      e2eMs: latency('E2E'),
      requests: numberAt(first.value, 'samples'),
    },
    first.where,
  );
}
