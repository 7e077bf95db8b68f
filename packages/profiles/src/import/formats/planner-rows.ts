import type { Collector } from '../collector.ts';
import { type Fields, firstPositive, numberAt, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import { statisticsNamed } from '../statistics.ts';

/** Benchmark rows of llm-d-planner; milliseconds. Rows made by a simulator look the same as measured ones. */
export const plannerRows: Format = {
  name: 'llm-d-planner',
  title: 'llm-d-planner benchmark rows (JSON, CSV)',
  recognises: (entry) =>
    textAt(entry, 'hardware') !== undefined &&
    numberAt(entry, 'prompt_tokens') !== undefined &&
    numberAt(entry, 'requests_per_second') !== undefined,
  read: (entries, collector) => {
    for (const { value, where } of entries) readRow(value, where, collector);
  },
};

function readRow(row: Fields, where: string, collector: Collector): void {
  const requestRate = numberAt(row, 'requests_per_second');
  const achieved = firstPositive(numberAt(row, 'responses_per_second'), requestRate);
  collector.notice('llm-d-planner does not say which of its rows were simulated instead of measured.');
  collector.run(
    {
      model: textAt(row, 'model_hf_repo'),
      gpu: textAt(row, 'hardware'),
      gpusPerReplica: numberAt(row, 'hardware_count'),
      engine: textAt(row, 'framework'),
      inputTokens: firstPositive(numberAt(row, 'mean_input_tokens'), numberAt(row, 'prompt_tokens')),
      outputTokens: firstPositive(numberAt(row, 'mean_output_tokens'), numberAt(row, 'output_tokens')),
      requestRate,
      requestsPerSecond: achieved,
      ttftMs: statisticsNamed(row, 'ttft_', '', 1),
      itlMs: statisticsNamed(row, 'itl_', '', 1),
      e2eMs: statisticsNamed(row, 'e2e_', '', 1),
    },
    where,
  );
}
