import type { Collector } from '../collector.ts';
import { at, type Fields, fieldsOf, firstPositive, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import { statisticsNamed } from '../statistics.ts';

/**
 * Aggregate rows of InferenceX (InferenceMAX): `vllm bench serve` at a fixed concurrency, throughput in tokens/s a GPU,
 * latencies in seconds. Rows of its dashboard name `hardware` and keep figures under `metrics`.
 */
export const inferencex: Format = {
  name: 'inferencex',
  title: 'InferenceX / InferenceMAX rows (JSON, CSV)',
  recognises: (entry) => hardwareOf(entry) !== undefined && numberAt(figuresOf(entry), 'tput_per_gpu') !== undefined,
  read: (entries, collector) => {
    for (const { value, where } of entries) readRow(value, where, collector);
  },
};

function hardwareOf(row: Fields): string | undefined {
  return textAt(row, 'hw') ?? textAt(row, 'hardware');
}

function figuresOf(row: Fields): Fields {
  return fieldsOf(row['metrics']) ?? row;
}

function isTrue(value: unknown): boolean {
  return value === true || ['true', 't', '1'].includes(String(value).toLowerCase());
}

function readRow(row: Fields, where: string, collector: Collector): void {
  if (isTrue(row['disagg'])) {
    collector.skip('prefill and decode run on different GPUs (disagg)', where);
    return;
  }
  const figures = figuresOf(row);
  const gpus = gpusOf(row);
  const outputTokens = numberAt(row, 'osl');
  const perGpu = numberAt(figures, 'output_tput_per_gpu') ?? outputShare(row, figures);
  collector.notice(
    'InferenceX states nominal sizes and throughput a GPU: requests/s are output tokens/s of all GPUs over osl.',
  );
  const latency = (name: string) => statisticsNamed(figures, '', `_${name}`, 1000);
  collector.run(
    {
      model: textAt(row, 'model'),
      gpu: hardwareOf(row),
      gpusPerReplica: gpus,
      tensorParallel: numberAt(row, 'tp') ?? numberAt(row, 'decode_tp'),
      engine: textAt(row, 'framework'),
      precision: textAt(row, 'precision'),
      inputTokens: numberAt(row, 'isl'),
      outputTokens,
      concurrency: firstPositive(numberAt(row, 'conc'), numberAt(row, 'concurrency')),
      requestsPerSecond:
        perGpu === undefined || outputTokens === undefined ? undefined : (perGpu * gpus) / outputTokens,
      ttftMs: latency('ttft'),
      tpotMs: latency('tpot'),
      itlMs: latency('itl'),
      e2eMs: latency('e2el'),
    },
    where,
  );
}

/** Rows of the dashboard count all GPUs; the others how they are divided. */
function gpusOf(row: Fields): number {
  const degree = (name: string): number => Math.max(1, numberAt(row, name) ?? 1);
  const counted = numberAt(row, 'num_decode_gpu') ?? 0;
  return counted > 0 ? counted : degree('tp') * degree('pp') * degree('pcp_size');
}

/** Output tokens among all of them: older rows state only the sum. */
function outputShare(row: Fields, figures: Fields): number | undefined {
  const all = numberAt(figures, 'tput_per_gpu');
  const [input, output] = [at(row, 'isl'), at(row, 'osl')].map((value) => Number(value));
  if (all === undefined || input === undefined || output === undefined) return undefined;
  return (all * output) / (input + output);
}
