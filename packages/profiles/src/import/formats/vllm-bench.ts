import type { Collector, FoundRun } from '../collector.ts';
import { at, type Fields, firstPositive, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import { type FoundStatistics, statisticsNamed } from '../statistics.ts';
import { detailsOf, type RunDetails } from './vllm-details.ts';

/**
 * `vllm bench serve --save-result` (vllm/benchmarks/serve.py) and SGLang's bench_serving, one object a run. Latencies in
 * milliseconds; lists of each request's, in seconds, only with `--save-detailed` or `--output-details`: percentiles are then
 * computed from them. SGLang calls E2EL `e2e_latency`, writes `Infinity` as a rate, and counts no failures.
 */
export const vllmBench: Format = {
  name: 'vllm-bench',
  title: '`vllm bench serve --save-result` and SGLang bench_serving (JSON, JSON lines)',
  recognises: (entry) =>
    numberAt(entry, 'request_throughput') !== undefined &&
    (numberAt(entry, 'total_input_tokens') !== undefined || Array.isArray(entry['input_lens'])),
  read: (entries, collector) => {
    for (const { value, where } of entries) readRun(value, where, collector);
  },
};

function readRun(run: Fields, where: string, collector: Collector): void {
  const details = detailsOf(run);
  const requests = numberAt(run, 'completed') ?? details?.completed;
  if (at(run, 'ramp_up_strategy') != null) {
    collector.skip('the rate rises during the run (ramp-up)', where);
    return;
  }
  if (Number.isFinite(rateOf(run)) && numberAt(run, 'max_concurrency') !== undefined)
    collector.notice(
      'Where both a rate and a highest concurrency are set, time spent waiting in the client is not in TTFT.',
    );
  collector.run(
    {
      ...describe(run),
      ...sizeOf(run, requests, details),
      ...latenciesOf(run, details),
      requests,
      failed: failedOf(run, requests, details),
    },
    where,
  );
}

function rateOf(run: Fields): number | undefined {
  return numberAt(run, 'request_rate');
}

function describe(run: Fields): FoundRun {
  const isSglang = Object.hasOwn(run, 'mean_e2e_latency_ms') || Object.hasOwn(run, 'total_output_tokens_retokenized');
  return {
    model: textAt(run, 'model_id') ?? textAt(run, 'model') ?? textAt(run, 'server_info', 'model_path'),
    engine: isSglang ? 'sglang' : textAt(run, 'backend'),
    gpu: textAt(run, 'gpu') ?? textAt(run, 'gpu_type') ?? textAt(run, 'hardware'),
    tensorParallel: firstPositive(
      numberAt(run, 'tensor_parallel_size'),
      numberAt(run, 'tp'),
      numberAt(run, 'server_info', 'tp_size'),
    ),
    requestRate: rateOf(run),
    concurrency: numberAt(run, 'max_concurrency'),
    requestsPerSecond: numberAt(run, 'request_throughput'),
  };
}

function sizeOf(run: Fields, requests: number | undefined, details: RunDetails | undefined) {
  const mean = (total: number | undefined): number | undefined =>
    total === undefined || !requests ? undefined : total / requests;
  return {
    inputTokens: details?.inputTokens ?? mean(numberAt(run, 'total_input_tokens')),
    outputTokens: details?.outputTokens ?? mean(numberAt(run, 'total_output_tokens')),
  };
}

/** vLLM before 0.11 states no failures, and counts only successes as completed. */
function failedOf(run: Fields, requests: number | undefined, details: RunDetails | undefined): number | undefined {
  const asked = numberAt(run, 'num_prompts');
  const left = asked === undefined || requests === undefined ? undefined : Math.max(0, asked - requests);
  const known = [numberAt(run, 'failed') ?? left, details?.failed].filter((count) => count !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function latenciesOf(run: Fields, details: RunDetails | undefined) {
  const stated = (...names: readonly string[]): FoundStatistics =>
    new Map(names.flatMap((name) => [...statisticsNamed(run, '', `_${name}_ms`, 1)]));
  /** What the run states comes first: it is what its own report shows. */
  const joined = (found: FoundStatistics, computed: FoundStatistics | undefined): FoundStatistics =>
    new Map([...(computed ?? []), ...found]);
  return {
    ttftMs: joined(stated('ttft'), details?.ttftMs),
    tpotMs: joined(stated('tpot'), details?.tpotMs),
    itlMs: joined(stated('itl'), details?.itlMs),
    e2eMs: joined(stated('e2el', 'e2e_latency'), details?.e2eMs),
  };
}
