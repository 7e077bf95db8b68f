import type { Collector } from '../collector.ts';
import { at, type Fields, fieldsOf, firstPositive, numberAt } from '../field.ts';
import type { Format } from '../format.ts';
import { type FoundStatistics, statistics } from '../statistics.ts';

/**
 * inference-perf's `stage_N_lifecycle_metrics.json`, one object a stage, in seconds. `time_per_output_token` is each
 * request's own mean after the first token, `inter_token_latency` the gaps. The summary over all stages mixes rates and is
 * left out.
 */
export const inferencePerf: Format = {
  name: 'inference-perf',
  title: 'inference-perf stage_N_lifecycle_metrics (JSON)',
  recognises: (entry) => fieldsOf(entry['load_summary']) !== undefined && fieldsOf(entry['successes']) !== undefined,
  read: (entries, collector) => {
    for (const { value, where } of entries) readStage(value, where, collector);
  },
};

function readStage(stage: Fields, where: string, collector: Collector): void {
  const requestRate = numberAt(stage, 'load_summary', 'requested_rate');
  const concurrency = numberAt(stage, 'load_summary', 'concurrency');
  if (requestRate === undefined && concurrency === undefined)
    collector.notice(
      'A summary without requested_rate may mix several rates: give the files of single stages where there are any.',
    );
  collector.run(
    {
      inputTokens: meanLength(stage, 'prompt_len', 'prompt_tokens'),
      outputTokens: meanLength(stage, 'output_len', 'output_tokens'),
      // Stages of a fixed concurrency state the rate that came out as the one asked for.
      requestRate: concurrency === undefined ? requestRate : undefined,
      concurrency,
      requestsPerSecond: numberAt(stage, 'successes', 'throughput', 'requests_per_sec'),
      ttftMs: latency(stage, 'time_to_first_token'),
      tpotMs: latency(stage, 'time_per_output_token'),
      itlMs: latency(stage, 'inter_token_latency'),
      e2eMs: latency(stage, 'request_latency'),
      requests: numberAt(stage, 'successes', 'count'),
      failed: numberAt(stage, 'failures', 'count'),
    },
    where,
  );
}

function latency(stage: Fields, name: string): FoundStatistics {
  return statistics(Object.entries(fieldsOf(at(stage, 'successes', 'latency', name)) ?? {}), 1000);
}

function meanLength(stage: Fields, ...names: readonly string[]): number | undefined {
  return firstPositive(...names.map((name) => numberAt(stage, 'successes', name, 'mean')));
}
