import type { Collector } from '../collector.ts';
import { at, type Fields, fieldsOf, listOf, numberOf } from '../field.ts';
import type { Format } from '../format.ts';
import type { CapacityPoint } from '../measurement.ts';

/** Where the ranges of Mélange's grid end: up to 2,000 tokens what its benchmark script measures, doubles of it above. */
const inputs = [25, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000];
const outputs = [25, 100, 250, 500, 1000, 2000];

/**
 * Mélange's `gpu_info` (its config file, or that object alone): `tputs` in requests/s, rows are INPUT ranges. The file names
 * no sizes, so that only the published grid of 10 x 6 can be placed; a cell counts for the largest size of its range.
 */
export const melange: Format = {
  name: 'melange',
  title: 'Mélange gpu_info with tputs of 10 x 6 (JSON)',
  recognises: (entry) => gpusOf(entry).length > 0,
  read: (entries, collector) => {
    for (const { value, where } of entries) {
      for (const [gpu, info] of gpusOf(value)) readGpu(gpu, listOf(at(info, 'tputs')), where, collector);
    }
  },
};

function gpusOf(entry: Fields): readonly (readonly [string, unknown])[] {
  const gpus = fieldsOf(entry['gpu_info']) ?? entry;
  return Object.entries(gpus).filter(
    ([, info]) => Array.isArray(at(info, 'tputs')) && at(info, 'indexes') === undefined,
  );
}

function readGpu(gpu: string, rows: readonly unknown[], where: string, collector: Collector): void {
  const place = `${where}${where === '' ? '' : '.'}${gpu}`;
  if (rows.length !== inputs.length || rows.some((row) => listOf(row).length !== outputs.length)) {
    const found = `tputs of ${rows.length} x ${listOf(rows[0]).length}`;
    collector.skip(`${found}: only Mélange's own 10 x 6 says which sizes its cells are`, place);
    return;
  }
  collector.notice("Sizes are the upper ends of the ranges of Mélange's grid; its file names none.");
  const points = rows.flatMap((row, input) =>
    listOf(row).map(
      (cell, output): CapacityPoint => ({
        inputTokens: inputs[input] as number,
        outputTokens: outputs[output] as number,
        requestsPerSecond: numberOf(cell) ?? Number.NaN,
      }),
    ),
  );
  collector.table({ gpu, points }, place);
}
