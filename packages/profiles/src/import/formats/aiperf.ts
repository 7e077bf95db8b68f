import type { Collector } from '../collector.ts';
import { at, type Fields, fieldsOf, listOf, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import { type FoundStatistics, statistics } from '../statistics.ts';

/**
 * `profile_export_aiperf.json` (schema 1.0 to 1.5) and GenAI-Perf's `profile_export_genai_perf.json`: one object a run, each
 * metric with its unit. Their `inter_token_latency` is (latency - TTFT) / (output tokens - 1) of each request, which others
 * call TPOT.
 */
export const aiperf: Format = {
  name: 'aiperf',
  title: 'AIPerf or GenAI-Perf profile_export (JSON)',
  recognises: (entry) => numberAt(entry, 'request_throughput', 'avg') !== undefined,
  read: (entries, collector) => {
    for (const { value, where } of entries) readRun(value, where, collector);
  },
};

function readRun(run: Fields, where: string, collector: Collector): void {
  if (run['was_cancelled'] === true) {
    collector.skip('the run was cancelled', where);
    return;
  }
  const tpotMs = latency(run, 'inter_token_latency');
  if (tpotMs.size > 0) collector.notice("TPOT is AIPerf's inter_token_latency, a mean for each request.");
  collector.run(
    {
      model: modelOf(run),
      inputTokens: numberAt(run, 'input_sequence_length', 'avg'),
      outputTokens: numberAt(run, 'output_sequence_length', 'avg'),
      ...loadOf(run),
      requestsPerSecond: numberAt(run, 'request_throughput', 'avg'),
      ttftMs: latency(run, 'time_to_first_token'),
      tpotMs,
      e2eMs: latency(run, 'request_latency'),
      requests: numberAt(run, 'request_count', 'avg'),
      failed: failedOf(run),
    },
    where,
  );
}

const milliseconds: Readonly<Record<string, number>> = { s: 1000, sec: 1000, seconds: 1000, us: 1e-3, ns: 1e-6 };

function latency(run: Fields, metric: string): FoundStatistics {
  const unit = textAt(run, metric, 'unit') ?? 'ms';
  return statistics(Object.entries(fieldsOf(run[metric]) ?? {}), milliseconds[unit] ?? 1);
}

/** AIPerf has moved what it was asked for twice: `loadgen`, then phases of which one profiles. */
function loadOf(run: Fields) {
  const phases = listOf(at(run, 'input_config', 'phases'));
  const profiling = phases.find((phase) => textAt(phase, 'name') === 'profiling') ?? phases.at(-1);
  const places = [
    at(run, 'input_config', 'loadgen'),
    profiling,
    at(run, 'input_config', 'phases', 'profiling'),
    at(run, 'input_config', 'perf_analyzer', 'stimulus'),
    at(run, 'input_config'),
  ];
  const first = (name: string) => places.map((place) => numberAt(place, name)).find((found) => found !== undefined);
  return { requestRate: first('request_rate') ?? numberAt(profiling, 'rate'), concurrency: first('concurrency') };
}

function modelOf(run: Fields): string | undefined {
  const config = run['input_config'];
  return (
    textAt(config, 'endpoint', 'model_names') ??
    textAt(config, 'model_names') ??
    textAt(config, 'models') ??
    textAt(config, 'model')
  );
}

function failedOf(run: Fields): number | undefined {
  const stated = numberAt(run, 'error_request_count', 'avg');
  const listed = listOf(run['error_summary']).map((entry) => numberAt(entry, 'count') ?? 1);
  return stated ?? (listed.length === 0 ? undefined : listed.reduce((sum, count) => sum + count, 0));
}
