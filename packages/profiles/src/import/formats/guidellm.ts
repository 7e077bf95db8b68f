import type { Collector } from '../collector.ts';
import { at, type Fields, fieldsOf, firstPositive, listOf, numberAt, textAt } from '../field.ts';
import type { Entry, Format } from '../format.ts';
import { type FoundStatistics, statistics } from '../statistics.ts';

/**
 * A GuideLLM report: metadata.version 2 (0.7), and the older ones, which keep the strategy under `args` (up to 0.3) or
 * `scheduler` (0.4). Its `inter_token_latency_ms` is each request's own mean from the first token to the last, which others
 * call TPOT; its `time_per_output_token_ms` counts the first token in (guidellm/schemas/base/request_stats.py), so that it is
 * not used.
 */
export const guidellm: Format = {
  name: 'guidellm',
  title: 'GuideLLM report (JSON)',
  recognises: (entry) =>
    listOf(entry['benchmarks']).some((run) => fieldsOf(at(run, 'metrics', 'requests_per_second')) !== undefined),
  read: (entries, collector) => {
    for (const entry of entries) readReport(entry, collector);
  },
};

function readReport({ value, where }: Entry, collector: Collector): void {
  const model = modelOf(value);
  listOf(value['benchmarks']).forEach((run, position) => {
    const fields = fieldsOf(run);
    const place = `${where}${where === '' ? '' : '.'}benchmarks[${position}]`;
    if (fields === undefined) collector.skip('is no object', place);
    else readRun(fields, model, place, collector);
  });
}

function readRun(run: Fields, model: string | undefined, where: string, collector: Collector): void {
  const successful = (metric: string) => at(run, 'metrics', metric, 'successful');
  const strategy = [at(run, 'config', 'strategy'), at(run, 'scheduler', 'strategy'), at(run, 'args', 'strategy')].find(
    (found) => fieldsOf(found) !== undefined,
  );
  const counted = [
    at(run, 'metrics', 'request_totals'),
    at(run, 'scheduler_metrics', 'requests_made'),
    at(run, 'run_stats', 'requests_made'),
  ].find((found) => fieldsOf(found) !== undefined);
  const tpotMs = summary(successful('inter_token_latency_ms'), 1);
  if (tpotMs.size > 0)
    collector.notice(
      "TPOT is GuideLLM's inter_token_latency_ms, a mean for each request; its time_per_output_token_ms counts the first token in.",
    );
  collector.run(
    {
      model: model ?? textAt(run, 'worker', 'backend_model'),
      inputTokens: firstPositive(numberAt(successful('prompt_token_count'), 'mean')),
      outputTokens: firstPositive(numberAt(successful('output_token_count'), 'mean')),
      ...loadOf(strategy),
      requestsPerSecond: numberAt(successful('requests_per_second'), 'mean'),
      ttftMs: summary(successful('time_to_first_token_ms'), 1),
      tpotMs,
      e2eMs: summary(successful('request_latency'), 1000),
      requests: numberAt(counted, 'successful'),
      failed: numberAt(counted, 'errored'),
    },
    where,
  );
}

/** `constant` and `poisson` offer a rate; `concurrent`, `synchronous` and `throughput` begin a request when one ends. */
function loadOf(strategy: unknown) {
  const kind = textAt(strategy, 'type_') ?? textAt(strategy, 'kind');
  return {
    requestRate: numberAt(strategy, 'rate'),
    concurrency: kind === 'synchronous' ? 1 : (numberAt(strategy, 'streams') ?? numberAt(strategy, 'max_concurrency')),
  };
}

function modelOf(report: Fields): string | undefined {
  return (
    textAt(report, 'config', 'spec', 'backend', 'model') ??
    textAt(report, 'config', 'backend', 'model') ??
    textAt(report, 'args', 'model')
  );
}

const shortNames: Readonly<Record<string, string>> = { p001: 'p0.1', p01: 'p1', p05: 'p5', p999: 'p99.9' };

function summary(found: unknown, factor: number): FoundStatistics {
  const percentiles = Object.entries(fieldsOf(at(found, 'percentiles')) ?? {});
  const named = percentiles.map(([name, value]) => [shortNames[name] ?? name, value] as const);
  return statistics([['mean', at(found, 'mean')], ['median', at(found, 'median')], ...named], factor);
}
